/** Refusals that are further apart say nothing about a pace. */
const SAME_CAUSE_MS = 150_000;
/** This many refusals in a row are a limit, not a coincidence. */
const LASTING_REFUSALS = 3;
/** The longest time between two requests, in milliseconds. */
export const LONGEST_SPACING_MS = 30_000;
/** The spacing if it cannot be learned from what was accepted. */
const UNKNOWN_SPACING_MS = 1_000;
/** Requests are a little further apart than those that were accepted, to leave something for other processes. */
const RESERVE = 1.25;
/** Without a refusal the spacing halves in this time: requests get faster until the server refuses one. */
const HALVED_AFTER_MS = 60_000;

/**
 * Learns how far apart requests have to be, from what the server accepted between two refusals. This is for servers that do not tell
 * their limit, and for processes that share one. The time comes as an argument, in milliseconds.
 */
export class AdaptiveSpacing {
  #learnedMs = 0;
  #sinceMs: number | undefined;
  #successes = 0;
  #recoveredAtMs = -Infinity;

  /** Milliseconds between two requests. 0 until something was learned. */
  spacingMs(nowMs: number): number {
    if (this.#learnedMs === 0) return 0;
    return this.#learnedMs * 2 ** ((this.#recoveredAtMs - nowMs) / HALVED_AFTER_MS);
  }

  /** Records a success. `refusals` is the number of refusals in a row before it. */
  succeed(nowMs: number, refusals: number): void {
    if (refusals === 0) {
      this.#sinceMs ??= nowMs;
      this.#successes++;
      return;
    }
    // A single refusal can have any reason.
    const isLimit = refusals >= LASTING_REFUSALS || nowMs - this.#recoveredAtMs < SAME_CAUSE_MS;
    if (isLimit) {
      const cycleMs = nowMs - (this.#sinceMs ?? -Infinity);
      const isKnown = cycleMs < SAME_CAUSE_MS; // in a longer time the client may have been idle
      const acceptedMs = isKnown ? cycleMs / this.#successes : UNKNOWN_SPACING_MS;
      this.#learnedMs = Math.min(LONGEST_SPACING_MS, RESERVE * acceptedMs);
    }
    this.#recoveredAtMs = this.#sinceMs = nowMs;
    this.#successes = 1;
  }

  /** Moves all recorded times back, when the clock was set back. */
  shift(backMs: number): void {
    this.#recoveredAtMs -= backMs;
    if (this.#sinceMs !== undefined) this.#sinceMs -= backMs;
  }
}
