import { sleep, type Clock } from "../clock.ts";
import { ConnectionError, TimeoutError } from "../errors.ts";
import type { Observer } from "../observe.ts";
import { isSuccess, type Answer, type Layer } from "./layers.ts";
import type { RetryBudget } from "./retry-budget.ts";
import { waitAfterMs } from "./rate-limit.ts";

const RETRYABLE = [408, 409, 425, 429];
const FIRST_BACKOFF_MS = 500;
const LONGEST_BACKOFF_MS = 8_000;
/** A longer wait is for the caller to decide: the answer is given as it is. */
const LONGEST_WAIT_MS = 60_000;

/** How `retry` works: how often, out of which budget, by which clock, with which source of chance (0 to 1), and whom it tells. */
export interface RetryOptions {
  maxRetries: number;
  budget: RetryBudget;
  clock: Clock;
  random: () => number;
  observer: Pick<Observer, "retry">;
}

/**
 * Repeats an attempt that failed for a reason that may pass, after as long as the server asks, or a growing random wait. The
 * request has no body, so that it can be sent again as it is.
 */
export function retry({ maxRetries, budget, clock, observer, random }: RetryOptions): Layer {
  return (next) => async (request) => {
    for (let attempt = 0; ; attempt++) {
      const isLast = attempt >= maxRetries;
      let outcome: Answer | undefined;
      try {
        outcome = await next(attempt === 0 ? request : { ...request, attempt: attempt + 1 });
      } catch (error) {
        if (isLast || !isTransient(error) || !budget.spend()) throw error;
      }
      if (outcome && isSuccess(outcome)) budget.earn();
      if (outcome && (isLast || !isRetryable(outcome.status))) return outcome;
      const asked = outcome && waitAfterMs(outcome, clock.now());
      if (outcome && asked !== undefined && asked > LONGEST_WAIT_MS) return outcome;
      // A server that limits its rate works: the gate sees to that.
      if (outcome && outcome.status !== 429 && !budget.spend()) return outcome;
      const delayMs = asked ?? backoffMs(attempt, random);
      observer.retry({ attempt: attempt + 1, status: outcome?.status, delayMs });
      await sleep(clock, delayMs, request.signal);
    }
  };
}

/** Whether an answer with this status may be another one later. */
export function isRetryable(status: number): boolean {
  return (status >= 500 && status < 600) || RETRYABLE.includes(status);
}

/** Whether an attempt failed without a response, in a way that another attempt may not. */
function isTransient(error: unknown): boolean {
  return error instanceof ConnectionError || error instanceof TimeoutError;
}

/** Full jitter: anywhere up to a limit that doubles with each attempt, so that many clients do not come back together. */
function backoffMs(attempt: number, random: () => number): number {
  return random() * Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** attempt);
}
