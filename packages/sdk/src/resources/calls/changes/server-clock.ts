/** The maximum difference between two clocks that agree. A `Date` header has whole seconds, and a response takes time to arrive. */
const TOLERANCE_MS = 60_000;
/** The number of previous responses that are compared with the next response. */
const COMPARED_RESPONSES = 8;

/**
 * The server's clock, from the `Date` headers of its responses. A `Date` counts only if it agrees with the local clock or with another response,
 * so one wrong header cannot change the time of a feed. The local clock measures the time between responses.
 */
export class ServerClock {
  readonly #localNow: () => number;
  /** For each of the most recent responses, the time by which its `Date` was ahead of the local clock. */
  #offsetsMs: number[] = [];
  #confirmedOffsetMs: number | undefined;

  constructor(localNow: () => number) {
    this.#localNow = localNow;
  }

  /** Records the `Date` of a response that has just arrived. `dateMs` is `NaN` if the response has no `Date`. */
  observe(dateMs: number): void {
    if (Number.isNaN(dateMs)) return;
    const offsetMs = dateMs - this.#localNow();
    const isConfirmed = [0, ...this.#offsetsMs].some((otherMs) => Math.abs(offsetMs - otherMs) <= TOLERANCE_MS);
    // If several times are confirmed, the latest one is used, so that lists reach back far enough.
    if (isConfirmed) this.#confirmedOffsetMs = Math.max(offsetMs, this.#confirmedOffsetMs ?? -Infinity);
    this.#offsetsMs = [...this.#offsetsMs, offsetMs].slice(-COMPARED_RESPONSES);
  }

  /** True if any response had a `Date`. */
  get hasObservations(): boolean {
    return this.#offsetsMs.length > 0;
  }

  /** True if the server's time is confirmed. */
  get isConfirmed(): boolean {
    return this.#confirmedOffsetMs !== undefined;
  }

  /** The server's time. Until it is confirmed, the local time. */
  nowMs(): number {
    return this.#localNow() + (this.#confirmedOffsetMs ?? 0);
  }

  /** The earlier time of the two clocks. The feed never records a later time, so one wrong clock cannot make the feed skip calls. */
  earliestMs(): number {
    return Math.min(this.#localNow(), this.nowMs());
  }

  /** The latest possible time. Any later time is in the future. */
  latestMs(): number {
    return Math.max(this.#localNow(), this.nowMs()) + TOLERANCE_MS;
  }
}
