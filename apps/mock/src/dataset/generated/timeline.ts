import { randomAt, randomStream, hashOf } from "../../runtime/random.ts";
import { cumulativeTraffic, inverseTraffic, WEEK_MS } from "./traffic-curve.ts";

/**
 * The start times of calls. Slots are numbered from 1970 on, in the order of their start. Each start is a function of the number of its slot, so
 * nothing is stored.
 */
export class Timeline {
  readonly #perWeek: number;
  readonly #key: number;

  constructor({ perWeek, seed }: { perWeek: number; seed: number | string }) {
    this.#perWeek = perWeek;
    this.#key = hashOf("place", seed);
  }

  /** Returns the start of the call in a slot, in milliseconds since 1970, rounded down to seconds. */
  startMs(slot: number): number {
    return Math.floor(this.#exactMs(slot) / 1000) * 1000;
  }

  /** Returns the number of calls that have started at a time. */
  startedAt(nowMs: number): number {
    const endMs = (Math.floor(nowMs / 1000) + 1) * 1000; // the end of the current second
    const week = Math.floor(endMs / WEEK_MS);
    let slot = week * this.#perWeek + Math.floor(cumulativeTraffic(endMs - week * WEEK_MS) * this.#perWeek);
    // The start of each slot is random within its share of the week, so the result is off by at most one.
    while (this.#exactMs(slot) < endMs) slot++;
    while (this.#exactMs(slot - 1) >= endMs) slot--;
    return slot;
  }

  #exactMs(slot: number): number {
    const week = Math.floor(slot / this.#perWeek);
    const moved = slot - week * this.#perWeek + randomAt(randomStream(this.#key, slot), 0);
    return week * WEEK_MS + inverseTraffic(moved / this.#perWeek);
  }
}
