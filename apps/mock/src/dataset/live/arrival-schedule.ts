import { randomAt, randomStream, hashOf, type RandomStream } from "../../runtime/random.ts";

const HOUR_MS = 3_600_000;
/** The index of the random number that decides each property of a call. */
const DRAW = { end: 0, late: 1, isDeleted: 2, deletion: 3 } as const;

/** Settings of live traffic. Times are in milliseconds. */
export interface LiveSettings {
  /** The average time between the ends of two calls. */
  intervalMs: number;
  /** The maximum delay between the end of a call and its listing. */
  lateMs: number;
  /** The delay between the listing of a call and its sentiment, summary and transcript. */
  enrichMs: number;
  /** The share of calls that are deleted within an hour after they were listed, from 0 to 1. */
  deleteShare: number;
}

/** The times of the events of a call, in milliseconds since 1970. */
export interface ArrivalTimes {
  endMs: number;
  listedMs: number;
  enrichedMs: number;
  /** `Infinity` if the call is not deleted. */
  deletedMs: number;
}

/**
 * The times of live calls, which are numbered from 0 in the order of their ends. The times are functions of the number: call `k` ends at a random
 * time in the `k`-th interval after the start.
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

  /** Returns the number of calls that have ended at a time. */
  endedAt(nowMs: number): number {
    const interval = Math.floor((nowMs - this.#beginMs) / this.#settings.intervalMs);
    if (interval < 0) return 0;
    let ended = Math.max(0, interval - 1); // division is inexact, and the last call ends anywhere in its interval
    while (this.#endMs(ended, this.#drawsOf(ended)) <= nowMs) ended++;
    return ended;
  }

  /** Returns the times of a call. */
  timesOf(call: number): ArrivalTimes {
    const { deleteShare, enrichMs, lateMs } = this.#settings;
    const draws = this.#drawsOf(call);
    const endMs = this.#endMs(call, draws);
    const listedMs = endMs + randomAt(draws, DRAW.late) * lateMs;
    const isDeleted = randomAt(draws, DRAW.isDeleted) < deleteShare;
    return {
      endMs,
      listedMs,
      enrichedMs: listedMs + enrichMs,
      deletedMs: isDeleted ? listedMs + randomAt(draws, DRAW.deletion) * HOUR_MS : Infinity,
    };
  }

  #endMs(call: number, draws: RandomStream): number {
    return this.#beginMs + (call + randomAt(draws, DRAW.end)) * this.#settings.intervalMs;
  }

  #drawsOf(call: number): RandomStream {
    return randomStream(this.#key, call);
  }
}
