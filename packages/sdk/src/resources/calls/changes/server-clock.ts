/** Two clocks agree if they differ by no more than this: a `Date` header has whole seconds, and a response takes time to arrive. */
const AGREEMENT_MS = 60_000;
/** How many of the last responses are compared with the next one. */
const COMPARED_RESPONSES = 8;

/**
 * The time of the server, from the `Date` headers of its responses. A `Date` is believed if it agrees with the local clock or with
 * another response, so that one wrong header cannot move a feed. The local clock measures the time between responses.
 */
export class ServerClock {
  readonly #localNow: () => number;
  /** How far the last responses were ahead of the local clock. */
  #offsetsMs: number[] = [];
  #believedMs: number | undefined;

  constructor(localNow: () => number) {
    this.#localNow = localNow;
  }

  /** Takes in the `Date` of a response that has just arrived; `NaN` if it has none. */
  observe(dateMs: number): void {
    if (Number.isNaN(dateMs)) return;
    const offsetMs = dateMs - this.#localNow();
    const isConfirmed = [0, ...this.#offsetsMs].some((otherMs) => Math.abs(offsetMs - otherMs) <= AGREEMENT_MS);
    // Of several that are believed, the latest time makes lists reach back far enough.
    if (isConfirmed) this.#believedMs = Math.max(offsetMs, this.#believedMs ?? -Infinity);
    this.#offsetsMs = [...this.#offsetsMs, offsetMs].slice(-COMPARED_RESPONSES);
  }

  /** Whether any response had a `Date`. */
  get hasObservations(): boolean {
    return this.#offsetsMs.length > 0;
  }

  /** Whether a `Date` is believed. */
  get isKnown(): boolean {
    return this.#believedMs !== undefined;
  }

  /** The time of the server; until it is known, that of the local clock. */
  nowMs(): number {
    return this.#localNow() + (this.#believedMs ?? 0);
  }

  /** The earlier time of the two clocks. What a feed remembers is never later than this, so that one wrong clock hides nothing. */
  earliestMs(): number {
    return Math.min(this.#localNow(), this.nowMs());
  }

  /** The latest time that is possible: a time after this is in the future. */
  latestMs(): number {
    return Math.max(this.#localNow(), this.nowMs()) + AGREEMENT_MS;
  }
}
