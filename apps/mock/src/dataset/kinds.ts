import type { KnownCallDirection, KnownCallStatus } from "@smartalex/contract";
import { shuffled } from "./random.ts";

/** How a call came, and how it ended. */
export interface Kind {
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
const KINDS = SHARES.flatMap(([direction, call_status, count]) => {
  return Array.from({ length: count }, (): Kind => ({ direction, call_status }));
});
/** Blocks that stay at hand: more than one page of the rarest status needs. */
const KEPT_BLOCKS = 64;

/**
 * The kinds of calls, by their places. Every thousand places have the same kinds in another order, so that the number of calls with a
 * status, and the place of the millionth of them, are known without looking at those before.
 */
export class Kinds {
  readonly #seed: number | string;
  readonly #blocks = new Map<number, readonly Kind[]>();

  constructor(seed: number | string) {
    this.#seed = seed;
  }

  at(place: number): Kind {
    const block = Math.floor(place / BLOCK);
    const kind = this.#block(block)[place - block * BLOCK];
    if (!kind) throw new RangeError(`there is no place ${place}`);
    return kind;
  }

  /** How many of the places below this one have a status. */
  countBelow(place: number, status: KnownCallStatus): number {
    const block = Math.floor(place / BLOCK);
    const rest = this.#block(block).slice(0, place - block * BLOCK);
    return block * countOf(KINDS, status) + countOf(rest, status);
  }

  /** The place of a call with a status, given how many of that status have places below it. */
  find(status: KnownCallStatus, countBelow: number): number {
    const aBlock = countOf(KINDS, status);
    const block = Math.floor(countBelow / aBlock);
    let left = countBelow - block * aBlock;
    const index = this.#block(block).findIndex(({ call_status }) => call_status === status && left-- === 0);
    return block * BLOCK + index;
  }

  #block(number: number): readonly Kind[] {
    const known = this.#blocks.get(number);
    if (known) return known;
    const block = shuffled(KINDS, "kinds", this.#seed, number);
    if (this.#blocks.size >= KEPT_BLOCKS) this.#blocks.clear();
    this.#blocks.set(number, block);
    return block;
  }
}

function countOf(kinds: readonly Kind[], status: KnownCallStatus): number {
  return kinds.reduce((count, { call_status }) => (call_status === status ? count + 1 : count), 0);
}
