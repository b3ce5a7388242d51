/** Refusals that are further apart show no pace. */
const SAME_CAUSE_MS = 150_000;
/** So many in a row are no coincidence. */
const LASTING_REFUSALS = 3;
/** The longest time between two requests, in milliseconds. */
export const LONGEST_SPACING_MS = 30_000;
/** Where the server has refused everything so far. */
const UNKNOWN_SPACING_MS = 1_000;
/** A little slower than what was accepted, so that something is left for others. */
const RESERVE = 1.25;
/** Without a refusal the spacing halves in this time, so that requests get faster until the server refuses one. */
const HALVED_AFTER_MS = 60_000;

/**
 * Learns how far apart requests may be from what a server accepted between two refusals, for servers that do not say what their limit
 * is, or processes that share one. The time comes as an argument, in milliseconds.
 */
export class LearnedPace {
  #learnedMs = 0;
  #sinceMs: number | undefined;
  #successes = 0;
  #recoveredAtMs = -Infinity;

  /** Milliseconds between two requests. 0 as long as nothing was learned. */
  spacingMs(nowMs: number): number {
    if (this.#learnedMs === 0) return 0;
    return this.#learnedMs * 2 ** ((this.#recoveredAtMs - nowMs) / HALVED_AFTER_MS);
  }

  /** Takes note of a success after so many refusals in a row. */
  succeed(nowMs: number, refusals: number): void {
    if (refusals === 0) {
      this.#sinceMs ??= nowMs;
      this.#successes++;
      return;
    }
    // A single refusal may have any reason.
    const isLimit = refusals >= LASTING_REFUSALS || nowMs - this.#recoveredAtMs < SAME_CAUSE_MS;
    if (isLimit) {
      const acceptedMs = this.#sinceMs === undefined ? UNKNOWN_SPACING_MS : (nowMs - this.#sinceMs) / this.#successes;
      this.#learnedMs = Math.min(LONGEST_SPACING_MS, RESERVE * acceptedMs);
    }
    this.#recoveredAtMs = this.#sinceMs = nowMs;
    this.#successes = 1;
  }

  /** Moves all that was noted with a clock that was set back. */
  shift(backMs: number): void {
    this.#recoveredAtMs -= backMs;
    if (this.#sinceMs !== undefined) this.#sinceMs -= backMs;
  }
}
