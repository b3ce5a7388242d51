import { randomAt, randomStream, hashOf, type RandomStream } from "../../runtime/random.ts";

const HOUR_MS = 3_600_000;
/** Which draw of a call decides what. */
const DRAW = { end: 0, late: 1, isDeleted: 2, deletion: 3 } as const;

/** How calls go on arriving. Times are in milliseconds. */
export interface LiveSettings {
  /** From the end of one call to that of the next, on average. */
  apartMs: number;
  /** How long after its end a call shows up, at most. */
  lateMs: number;
  /** How long after it has shown up its sentiment, summary and transcript follow. */
  enrichMs: number;
  /** How many calls vanish again within the hour after they showed up, 0 to 1. */
  deleteShare: number;
}

/** What happens to a call, and when, in milliseconds since 1970. */
export interface ArrivalTimes {
  endMs: number;
  shownMs: number;
  enrichedMs: number;
  /** `Infinity` for one that stays. */
  goneMs: number;
}

/**
 * When what happens to calls that go on arriving from a moment on, by their numbers from 0 on, in the order in which they end. Each is a
 * function of its number alone: the call `k` ends in the `k`-th stretch of time, wherever in it chance says.
 */
export class ArrivalSchedule {
  readonly #settings: LiveSettings;
  readonly #beginMs: number;
  readonly #key: number;

  constructor(settings: LiveSettings, { beginMs, seed }: { beginMs: number; seed: number | string }) {
    this.#settings = settings;
    this.#beginMs = beginMs;
    this.#key = hashOf("live", seed);
  }

  /** How many calls have ended at a moment. */
  endedAt(nowMs: number): number {
    const stretch = Math.floor((nowMs - this.#beginMs) / this.#settings.apartMs);
    if (stretch < 0) return 0;
    let ended = Math.max(0, stretch - 1); // division is inexact, and the end of the last one is anywhere in its stretch
    while (this.#endMs(ended, this.#drawsOf(ended)) <= nowMs) ended++;
    return ended;
  }

  /** What happens to a call. */
  timesOf(call: number): ArrivalTimes {
    const { deleteShare, enrichMs, lateMs } = this.#settings;
    const draws = this.#drawsOf(call);
    const endMs = this.#endMs(call, draws);
    const shownMs = endMs + randomAt(draws, DRAW.late) * lateMs;
    const isDeleted = randomAt(draws, DRAW.isDeleted) < deleteShare;
    return {
      endMs,
      shownMs,
      enrichedMs: shownMs + enrichMs,
      goneMs: isDeleted ? shownMs + randomAt(draws, DRAW.deletion) * HOUR_MS : Infinity,
    };
  }

  #endMs(call: number, draws: RandomStream): number {
    return this.#beginMs + (call + randomAt(draws, DRAW.end)) * this.#settings.apartMs;
  }

  #drawsOf(call: number): RandomStream {
    return randomStream(this.#key, call);
  }
}
