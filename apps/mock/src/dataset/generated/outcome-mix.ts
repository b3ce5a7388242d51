import type { KnownCallDirection, KnownCallStatus } from "@smartalex/contract";
import { partitionPoint } from "../source/partition-point.ts";
import { randomAt, randomStream, hashOf, shuffled } from "../../runtime/random.ts";

/** How a call came, and how it ended. */
export interface Outcome {
  /** Which of all kinds it is, counted from 0. */
  index: number;
  direction: KnownCallDirection;
  call_status: KnownCallStatus;
}

/** How many calls of a thousand are of each kind. */
const SHARES: readonly (readonly [KnownCallDirection, KnownCallStatus, number])[] = [
  ["inbound", "completed", 582],
  ["inbound", "failed", 18],
  ["outbound", "completed", 129],
  ["outbound", "voicemail", 70],
  ["outbound", "no_answer", 50],
  ["outbound", "busy", 23],
  ["outbound", "failed", 8],
  ["web", "completed", 115],
  ["web", "failed", 5],
];
const BLOCK = 1_000;
/** All kinds of calls that there are. */
export const outcomes: readonly Outcome[] = SHARES.map(([direction, call_status], index) => ({
  index,
  direction,
  call_status,
}));
const KINDS = SHARES.flatMap(([, , count], index) =>
  outcomes.slice(index, index + 1).flatMap((kind) => Array<Outcome>(count).fill(kind)),
);
/** So many that nobody sees one come back. */
const ORDERS = 32;

/**
 * The kinds of calls, by their places. Every thousand places have the same kinds in one of a few orders, so that the number of calls with a
 * status, and the place of the millionth of them, are known without looking at those before.
 */
export class OutcomeMix {
  readonly #seed: number | string;
  readonly #key: number;
  /** Those that were asked for: to make all takes longer than a program with a short list may run. */
  readonly #orders: (Order | undefined)[] = [];
  /** Places are mostly asked for one after the other. */
  #last: { block: number; order: Order } | undefined;

  constructor(seed: number | string) {
    this.#key = hashOf("kinds", seed);
    this.#seed = seed;
  }

  at(place: number): Outcome {
    const block = Math.floor(place / BLOCK);
    const kind = this.#order(block).kinds[place - block * BLOCK];
    if (!kind) throw new RangeError(`there is no place ${place}`);
    return kind;
  }

  /** How many of the places below this one have a status. */
  countBelow(place: number, status: KnownCallStatus): number {
    const block = Math.floor(place / BLOCK);
    const within = this.#order(block).places[status];
    return block * within.length + partitionPoint(within.length, (index) => (within[index] ?? NaN) < place - block * BLOCK);
  }

  /** The place of a call with a status, given how many of that status have places below it. */
  find(status: KnownCallStatus, countBelow: number): number {
    const aBlock = this.#order(0).places[status].length;
    const block = Math.floor(countBelow / aBlock);
    return block * BLOCK + (this.#order(block).places[status][countBelow - block * aBlock] ?? NaN);
  }

  #order(block: number): Order {
    if (this.#last?.block !== block) {
      const number = Math.floor(randomAt(randomStream(this.#key, block), 0) * ORDERS);
      const order = (this.#orders[number] ??= toOrder(shuffled(KINDS, "order", this.#seed, number)));
      this.#last = { block, order };
    }
    return this.#last.order;
  }
}

/** A thousand kinds, and in which of the thousand places those with each status are. */
interface Order {
  kinds: readonly Outcome[];
  places: Readonly<Record<KnownCallStatus, readonly number[]>>;
}

function toOrder(kinds: readonly Outcome[]): Order {
  const places: Record<KnownCallStatus, number[]> = {
    completed: [],
    voicemail: [],
    no_answer: [],
    busy: [],
    failed: [],
  };
  for (const [place, { call_status }] of kinds.entries()) places[call_status].push(place);
  return { kinds, places };
}
