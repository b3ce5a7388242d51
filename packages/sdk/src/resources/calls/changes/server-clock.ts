/**
 * Two clocks agree if their difference is at most this long. A small difference is normal, because a `Date` header has whole seconds and a response
 * takes time to arrive.
 */
const TOLERANCE_MS = 60_000;
/** The number of previous responses that are compared with each new response. */
const COMPARED_RESPONSES = 8;

/**
 * The server's clock, according to the `Date` headers of its responses. A `Date` header counts only if it agrees with the local clock or with another
 * response, so that one wrong header cannot change the time of a feed. Between two responses, the local clock measures how much time has passed.
 */
export class ServerClock {
  readonly #localNow: () => number;
  /**
   * For each of the most recent responses, the difference between its `Date` header and the local clock. A difference is positive if the `Date`
   * header is later than the local clock.
   */
  #offsetsMs: number[] = [];
  #confirmedOffsetMs: number | undefined;

  constructor(localNow: () => number) {
    this.#localNow = localNow;
  }

  /** Records the `Date` header of a response that has just arrived. `dateMs` is `NaN` if the response has no `Date` header. */
  observe(dateMs: number): void {
    if (Number.isNaN(dateMs)) return;
    const offsetMs = dateMs - this.#localNow();
    const isConfirmed = [0, ...this.#offsetsMs].some((otherMs) => Math.abs(offsetMs - otherMs) <= TOLERANCE_MS);
    // If responses confirm several different times, use the latest time, so that lists reach back far enough.
    if (isConfirmed) this.#confirmedOffsetMs = Math.max(offsetMs, this.#confirmedOffsetMs ?? -Infinity);
    this.#offsetsMs = [...this.#offsetsMs, offsetMs].slice(-COMPARED_RESPONSES);
  }

  /** True if any response had a `Date` header. */
  get hasObservations(): boolean {
    return this.#offsetsMs.length > 0;
  }

  /** True if the local clock or another response has confirmed the server's time. */
  get isConfirmed(): boolean {
    return this.#confirmedOffsetMs !== undefined;
  }

  /** Returns the server's time, or the local time until the local clock or a second response has confirmed the server's time. */
  nowMs(): number {
    return this.#localNow() + (this.#confirmedOffsetMs ?? 0);
  }

  /**
   * Returns the local time or the server's time, whichever is earlier. The feed records only the earlier time, so that a clock that is ahead cannot
   * make the feed skip calls.
   */
  earliestMs(): number {
    return Math.min(this.#localNow(), this.nowMs());
  }

  /** Returns the latest possible current time according to the local clock and the server's clock. A time after `latestMs()` is in the future. */
  latestMs(): number {
    return Math.max(this.#localNow(), this.nowMs()) + TOLERANCE_MS;
  }
}
