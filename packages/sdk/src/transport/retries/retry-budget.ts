const BUDGET_CAPACITY = 10;
/** The number of retries that each successful response adds to the budget. Ten successful responses allow one retry. */
const BUDGET_PER_SUCCESS = 0.1;

/**
 * Limits the total number of retries of a client, so that retries do not make an outage worse. If the server fails for every request, the client
 * stops after ten retries, because more retries would not help.
 */
export class RetryBudget {
  #left = BUDGET_CAPACITY;

  /** Takes one retry from the budget, or returns `false` if no retry is left. */
  spend(): boolean {
    if (this.#left < 1) return false;
    this.#left--;
    return true;
  }

  /** Records a successful response, which adds a tenth of a retry to the budget. */
  earn(): void {
    this.#left = Math.min(BUDGET_CAPACITY, this.#left + BUDGET_PER_SUCCESS);
  }
}
