import { hashOf } from "./random.ts";

const HALF = 24;
const HALF_SIZE = 2 ** HALF;
const ROUNDS = 4;

/**
 * Turns places into ids and back: `call_` and twelve hexadecimal digits that look like chance, and of which no two are the same. It is a
 * Feistel network over 48 bits, which can be run backwards.
 */
export class PlaceIds {
  readonly #keys: readonly number[];

  constructor(seed: number | string) {
    this.#keys = Array.from({ length: ROUNDS }, (_, round) => hashOf("id", seed, round));
  }

  idOf(place: number): string {
    let [left, right] = [Math.floor(place / HALF_SIZE), place % HALF_SIZE];
    for (const key of this.#keys) [left, right] = [right, left ^ mix(right, key)];
    return `call_${(left * HALF_SIZE + right).toString(16).padStart(12, "0")}`;
  }

  /** The place of an id; `undefined` for what can be none. Whether there is a call is for others to know. */
  placeOf(id: string): number | undefined {
    const digits = /^call_([0-9a-f]{12})$/.exec(id)?.[1];
    if (digits === undefined) return undefined;
    const number = parseInt(digits, 16);
    let [left, right] = [Math.floor(number / HALF_SIZE), number % HALF_SIZE];
    for (const key of this.#keys.toReversed()) [left, right] = [right ^ mix(left, key), left];
    return left * HALF_SIZE + right;
  }
}

function mix(half: number, key: number): number {
  let mixed = Math.imul(half ^ key, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) & (HALF_SIZE - 1);
}
