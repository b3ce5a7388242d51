import type { KnownCallDirection, KnownCallStatus } from "@smartalex/contract";
import { partitionPoint } from "../source/partition-point.ts";
import { randomAt, randomStream, hashOf, shuffled } from "../../runtime/random.ts";

/** The direction and the status of a call. */
export interface Outcome {
  /** The index in `outcomes`. */
  index: number;
  direction: KnownCallDirection;
  call_status: KnownCallStatus;
}

/** The number of calls with each outcome, of 1,000 calls. */
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
/** All outcomes. */
export const outcomes: readonly Outcome[] = SHARES.map(([direction, call_status], index) => ({
  index,
  direction,
  call_status,
}));
const BLOCK_OUTCOMES = SHARES.flatMap(([, , count], index) =>
  outcomes.slice(index, index + 1).flatMap((outcome) => Array<Outcome>(count).fill(outcome)),
);
/** The number of permutations: enough that repeats go unnoticed. */
const PERMUTATIONS = 32;

/**
 * The outcomes of calls by their slots. Every 1,000 slots have the same outcomes in one of a few permutations. So the number of calls with a
 * status, and the slot of the millionth of them, can be computed without reading the previous slots.
 */
export class OutcomeMix {
  readonly #seed: number | string;
  readonly #key: number;
  /** The permutations that were used. Creating all of them would take longer than a short program runs. */
  readonly #permutations: (Permutation | undefined)[] = [];
  /** The last lookup. Slots are usually read in sequence. */
  #last: { block: number; permutation: Permutation } | undefined;

  constructor(seed: number | string) {
    this.#key = hashOf("kinds", seed);
    this.#seed = seed;
  }

  /** Returns the outcome in a slot. */
  at(slot: number): Outcome {
    const block = Math.floor(slot / BLOCK);
    const outcome = this.#permutation(block).outcomes[slot - block * BLOCK];
    if (!outcome) throw new RangeError(`invalid slot ${slot}`);
    return outcome;
  }

  /** Returns the number of lower slots with a status. */
  countBelow(slot: number, status: KnownCallStatus): number {
    const block = Math.floor(slot / BLOCK);
    const within = this.#permutation(block).positions[status];
    return (
      block * within.length + partitionPoint(within.length, (index) => (within[index] ?? NaN) < slot - block * BLOCK)
    );
  }

  /** Returns the slot of the call with a status that has `countBelow` calls with this status before it. */
  find(status: KnownCallStatus, countBelow: number): number {
    const perBlock = this.#permutation(0).positions[status].length;
    const block = Math.floor(countBelow / perBlock);
    return block * BLOCK + (this.#permutation(block).positions[status][countBelow - block * perBlock] ?? NaN);
  }

  #permutation(block: number): Permutation {
    if (this.#last?.block !== block) {
      const number = Math.floor(randomAt(randomStream(this.#key, block), 0) * PERMUTATIONS);
      const permutation = (this.#permutations[number] ??= toPermutation(
        shuffled(BLOCK_OUTCOMES, "order", this.#seed, number),
      ));
      this.#last = { block, permutation };
    }
    return this.#last.permutation;
  }
}

/** 1,000 outcomes, and the positions of the calls with each status. */
interface Permutation {
  outcomes: readonly Outcome[];
  positions: Readonly<Record<KnownCallStatus, readonly number[]>>;
}

function toPermutation(mix: readonly Outcome[]): Permutation {
  const positions: Record<KnownCallStatus, number[]> = {
    completed: [],
    voicemail: [],
    no_answer: [],
    busy: [],
    failed: [],
  };
  for (const [slot, { call_status }] of mix.entries()) positions[call_status].push(slot);
  return { outcomes: mix, positions };
}
