/**
 * If the client recovers from 429 responses twice within this time, it assumes that a rate limit caused them. The rate of accepted requests is
 * measured only over periods that are shorter than this time.
 */
const SAME_CAUSE_MS = 150_000;
/** After this number of consecutive 429 responses, the client assumes that a rate limit caused them. */
const LIMIT_REJECTIONS = 3;
/** The maximum time between two requests, in milliseconds. */
export const MAX_SPACING_MS = 30_000;
/** The assumed average time between accepted requests if the time cannot be measured, in milliseconds. */
const UNKNOWN_SPACING_MS = 1_000;
/**
 * The learned time between requests is the average time between accepted requests, multiplied by this factor, which leaves capacity for other
 * processes.
 */
const RESERVE = 1.25;
/**
 * While the server rejects no requests, the learned time between requests is halved once in this time (one minute), so that requests gradually become
 * more frequent.
 */
const HALF_LIFE_MS = 60_000;

/**
 * Learns how much time to leave between requests from the number of requests that the server accepted between two 429 responses. Learning is
 * necessary if the server does not report its rate limit, or if several processes share the limit. Methods receive the current time in milliseconds
 * as `nowMs`.
 */
export class AdaptiveSpacing {
  #learnedMs = 0;
  #sinceMs: number | undefined;
  #successes = 0;
  #recoveredAtMs = -Infinity;

  /** Returns the time to leave between two requests in milliseconds, or 0 if no time has been learned yet. */
  spacingMs(nowMs: number): number {
    if (this.#learnedMs === 0) return 0;
    return this.#learnedMs * 2 ** ((this.#recoveredAtMs - nowMs) / HALF_LIFE_MS);
  }

  /** Records a response that is not a 429. `rejections` is the number of consecutive 429 responses before this response. */
  recordSuccess(nowMs: number, rejections: number): void {
    if (rejections === 0) {
      this.#sinceMs ??= nowMs;
      this.#successes++;
      return;
    }
    // A single 429 response is not enough, because it may have another cause than a rate limit.
    const isLimit = rejections >= LIMIT_REJECTIONS || nowMs - this.#recoveredAtMs < SAME_CAUSE_MS;
    if (isLimit) {
      const cycleMs = nowMs - (this.#sinceMs ?? -Infinity);
      const isMeasured = cycleMs < SAME_CAUSE_MS; // during a longer cycle, the client may have been idle
      const acceptedMs = isMeasured ? cycleMs / this.#successes : UNKNOWN_SPACING_MS;
      this.#learnedMs = Math.min(MAX_SPACING_MS, RESERVE * acceptedMs);
    }
    this.#recoveredAtMs = this.#sinceMs = nowMs;
    this.#successes = 1;
  }

  /** Subtracts `backMs` from all recorded times after the clock was set back by `backMs`. */
  shift(backMs: number): void {
    this.#recoveredAtMs -= backMs;
    if (this.#sinceMs !== undefined) this.#sinceMs -= backMs;
  }
}
