import { randomAt, randomStream, hashOf } from "../../runtime/random.ts";
import { cumulativeTraffic, inverseTraffic, WEEK_MS } from "./traffic-curve.ts";

/**
 * The places of calls in time, counted from 1970 on in the order in which they begin. Each is a function of its number alone, so that nothing
 * is stored, however many there are.
 */
export class Timeline {
  readonly #aWeek: number;
  readonly #key: number;

  constructor({ aWeek, seed }: { aWeek: number; seed: number | string }) {
    this.#aWeek = aWeek;
    this.#key = hashOf("place", seed);
  }

  /** When the call of a place begins, in whole seconds, as milliseconds since 1970. */
  startMs(place: number): number {
    return Math.floor(this.#exactMs(place) / 1000) * 1000;
  }

  /** How many calls have begun at a moment. */
  begunAt(nowMs: number): number {
    const endMs = (Math.floor(nowMs / 1000) + 1) * 1000; // of the second that it is
    const week = Math.floor(endMs / WEEK_MS);
    let place = week * this.#aWeek + Math.floor(cumulativeTraffic(endMs - week * WEEK_MS) * this.#aWeek);
    // Each place lies somewhere within its share of the week, so this is right but for one.
    while (this.#exactMs(place) < endMs) place++;
    while (this.#exactMs(place - 1) >= endMs) place--;
    return place;
  }

  #exactMs(place: number): number {
    const week = Math.floor(place / this.#aWeek);
    const moved = place - week * this.#aWeek + randomAt(randomStream(this.#key, place), 0);
    return week * WEEK_MS + inverseTraffic(moved / this.#aWeek);
  }
}
