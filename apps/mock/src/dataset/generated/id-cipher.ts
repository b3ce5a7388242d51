import { hashOf } from "../../runtime/random.ts";

const HALF = 24;
const HALF_SIZE = 2 ** HALF;
const ROUNDS = 4;

/** The twelve hexadecimal digits of an ID, as two 24-bit integers. */
export interface IdHalves {
  high: number;
  low: number;
}

/** The number of different IDs. */
export const ID_COUNT = HALF_SIZE ** 2;

/**
 * Converts numbers below 2^48 to IDs and back. IDs are twelve hexadecimal digits that look random and are unique. The conversion is a Feistel
 * network, which is reversible. `name` and the seed select the network.
 */
export class IdCipher {
  readonly #keys: readonly number[];

  constructor(name: string, seed: number | string) {
    this.#keys = Array.from({ length: ROUNDS }, (_, round) => hashOf(name, seed, round));
  }

  /** Returns the ID of a number. A negative number counts back from 2^48. */
  idOf(number: number): IdHalves {
    const positive = number < 0 ? number + ID_COUNT : number;
    let high = Math.floor(positive / HALF_SIZE);
    let low = positive - high * HALF_SIZE;
    // Swapping through an array with an iterator would make a page of a list a tenth slower.
    for (let round = 0; round < ROUNDS; round++) {
      const next = high ^ mix(low, this.#keys[round] ?? 0);
      high = low;
      low = next;
    }
    return { high, low };
  }

  /** Returns the number of an ID, or `undefined` for invalid digits. */
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
