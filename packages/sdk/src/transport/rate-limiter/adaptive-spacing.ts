/** If the time between two rejections is shorter than this, a rate limit is the reason for both. */
const SAME_CAUSE_MS = 150_000;
/** After this number of consecutive rejections, a rate limit counts as their reason. */
const LIMIT_REJECTIONS = 3;
/** The maximum time between two requests, in milliseconds. */
export const MAX_SPACING_MS = 30_000;
/** The time between two requests if it cannot be learned from accepted requests. */
const UNKNOWN_SPACING_MS = 1_000;
/**
 * The learned time between requests is the average time between accepted requests, multiplied by this factor. The factor leaves capacity for other
 * processes.
 */
const RESERVE = 1.25;
/** While no request is rejected, the time between requests is halved once per minute. Requests become more frequent until the server rejects one. */
const HALF_LIFE_MS = 60_000;

/**
 * Learns how much time to leave between requests, from the number of requests that the server accepted between two rejections. Used for servers that
 * do not send their limit, and for processes that share a limit. All methods receive the current time as an argument, in milliseconds.
 */
export class AdaptiveSpacing {
  #learnedMs = 0;
  #sinceMs: number | undefined;
  #successes = 0;
  #recoveredAtMs = -Infinity;

  /** Returns the time to leave between two requests, in milliseconds. Returns 0 until a time was learned. */
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
    // A single rejection is not enough, because its reason may not be a rate limit.
    const isLimit = rejections >= LIMIT_REJECTIONS || nowMs - this.#recoveredAtMs < SAME_CAUSE_MS;
    if (isLimit) {
      const cycleMs = nowMs - (this.#sinceMs ?? -Infinity);
      const isMeasured = cycleMs < SAME_CAUSE_MS; // if the cycle is longer, the client may have been idle
      const acceptedMs = isMeasured ? cycleMs / this.#successes : UNKNOWN_SPACING_MS;
      this.#learnedMs = Math.min(MAX_SPACING_MS, RESERVE * acceptedMs);
    }
    this.#recoveredAtMs = this.#sinceMs = nowMs;
    this.#successes = 1;
  }

  /** Subtracts `backMs` from all recorded times. Called after the clock was set back. */
  shift(backMs: number): void {
    this.#recoveredAtMs -= backMs;
    if (this.#sinceMs !== undefined) this.#sinceMs -= backMs;
  }
}
