import { hashOf } from "../../runtime/random.ts";

const HALF = 24;
const HALF_SIZE = 2 ** HALF;
const ROUNDS = 4;

/** The twelve digits of an id, as two numbers of 24 bits. */
export interface IdHalves {
  high: number;
  low: number;
}

/** How many ids there are. */
export const ID_COUNT = HALF_SIZE ** 2;

/**
 * Turns numbers below 2^48 into ids and back: twelve hexadecimal digits that look like chance, and of which no two are the same. It is a
 * Feistel network, which can be run backwards. `name` and seed say which one.
 */
export class IdCipher {
  readonly #keys: readonly number[];

  constructor(name: string, seed: number | string) {
    this.#keys = Array.from({ length: ROUNDS }, (_, round) => hashOf(name, seed, round));
  }

  /** The digits of the id of a number. A number below 0 counts back from 2^48. */
  idOf(number: number): IdHalves {
    const positive = number < 0 ? number + ID_COUNT : number;
    let high = Math.floor(positive / HALF_SIZE);
    let low = positive - high * HALF_SIZE;
    // With an iterator and an array to swap them, a page of a list would take a tenth longer.
    for (let round = 0; round < ROUNDS; round++) {
      const next = high ^ mix(low, this.#keys[round] ?? 0);
      high = low;
      low = next;
    }
    return { high, low };
  }

  /** The number whose id has these digits; `undefined` for what can be none. */
  numberOf(digits: string): number | undefined {
    if (!/^[0-9a-f]{12}$/.test(digits)) return undefined;
    const number = parseInt(digits, 16);
    let left = Math.floor(number / HALF_SIZE);
    let right = number - left * HALF_SIZE;
    for (const key of this.#keys.toReversed()) [left, right] = [right ^ mix(left, key), left];
    return left * HALF_SIZE + right;
  }
}

function mix(half: number, key: number): number {
  let mixed = Math.imul(half ^ key, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) & (HALF_SIZE - 1);
}
