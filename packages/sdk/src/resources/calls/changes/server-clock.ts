/** Two clocks agree if they differ by no more than this: a `Date` header has whole seconds, and a response takes time to arrive. */
const TOLERANCE_MS = 60_000;
/** How many of the last responses are compared with the next one. */
const COMPARED_RESPONSES = 8;

/**
 * The server's clock, from the `Date` headers of its responses. A `Date` counts only if it agrees with the local clock or with another
 * response, so that one wrong header cannot move a feed. The local clock measures the time between responses.
 */
export class ServerClock {
  readonly #localNow: () => number;
  /** How far the last responses were ahead of the local clock. */
  #offsetsMs: number[] = [];
  #confirmedOffsetMs: number | undefined;

  constructor(localNow: () => number) {
    this.#localNow = localNow;
  }

  /** Takes the `Date` of a response that has just arrived into account. `NaN` if it has none. */
  observe(dateMs: number): void {
    if (Number.isNaN(dateMs)) return;
    const offsetMs = dateMs - this.#localNow();
    const isConfirmed = [0, ...this.#offsetsMs].some((otherMs) => Math.abs(offsetMs - otherMs) <= TOLERANCE_MS);
    // If several are confirmed, the latest time makes lists reach back far enough.
    if (isConfirmed) this.#confirmedOffsetMs = Math.max(offsetMs, this.#confirmedOffsetMs ?? -Infinity);
    this.#offsetsMs = [...this.#offsetsMs, offsetMs].slice(-COMPARED_RESPONSES);
  }

  /** Whether any response had a `Date`. */
  get hasObservations(): boolean {
    return this.#offsetsMs.length > 0;
  }

  /** Whether the server's time is confirmed. */
  get isConfirmed(): boolean {
    return this.#confirmedOffsetMs !== undefined;
  }

  /** The server's time. Until it is confirmed, the local time. */
  nowMs(): number {
    return this.#localNow() + (this.#confirmedOffsetMs ?? 0);
  }

  /** The earlier time of the two clocks. The feed records no later time than this, so that one wrong clock cannot make it skip calls. */
  earliestMs(): number {
    return Math.min(this.#localNow(), this.nowMs());
  }

  /** The latest time that is possible: any time after this is in the future. */
  latestMs(): number {
    return Math.max(this.#localNow(), this.nowMs()) + TOLERANCE_MS;
  }
}
