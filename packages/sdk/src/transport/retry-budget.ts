const CAPACITY = 10;
/** Ten successes pay for one retry. */
const EARNED_BY_SUCCESS = 0.1;

/**
 * What the requests of a client may spend on retries together, so that an outage is not multiplied: when a server fails for all,
 * retries help nobody, and ten of them show that.
 */
export class RetryBudget {
  #left = CAPACITY;

  /** Takes one retry, and says whether there was one. */
  spend(): boolean {
    if (this.#left < 1) return false;
    this.#left--;
    return true;
  }

  /** Takes note of a success. */
  earn(): void {
    this.#left = Math.min(CAPACITY, this.#left + EARNED_BY_SUCCESS);
  }
}
