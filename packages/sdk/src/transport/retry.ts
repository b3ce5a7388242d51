import { sleep, type Clock } from "../runtime/clock.ts";
import { ConnectionError, TimeoutError } from "../errors.ts";
import type { Instrumentation } from "./instrumentation.ts";
import { isOk, type HttpResponse, type Middleware } from "./middleware.ts";
import type { RetryBudget } from "./retry-budget.ts";
import { retryDelayMs } from "./rate-limiter/rate-limit-headers.ts";
import { LONGEST_WAIT_MS } from "./rate-limiter/wait-rules.ts";

const RETRYABLE = [408, 409, 425, 429];
const FIRST_BACKOFF_MS = 500;
const LONGEST_BACKOFF_MS = 8_000;

/** How `retry` works: how often, out of which budget, by which clock, with which source of chance (0 to 1), and whom it tells. */
export interface RetryOptions {
  maxRetries: number;
  budget: RetryBudget;
  clock: Clock;
  random: () => number;
  observer: Pick<Instrumentation, "retry">;
}

/**
 * Retries an attempt that failed for a reason that can pass, after as long as the server asks, or a growing random wait. The request
 * has no body, so that it can be sent again as it is. Refusals by the rate limit are not failures: `pace` sends those requests again.
 */
export function retry({ maxRetries, budget, clock, observer, random }: RetryOptions): Middleware {
  return (next) => async (request) => {
    const progress = { attempts: 0, order: undefined };
    for (let retries = 0; ; retries++) {
      const isLast = retries >= maxRetries;
      progress.attempts++;
      let outcome: HttpResponse | undefined;
      try {
        outcome = await next({ ...request, attempt: progress.attempts, progress });
      } catch (error) {
        if (isLast || !isTransient(error) || !budget.spend()) throw error;
      }
      if (outcome && isOk(outcome)) budget.earn();
      if (outcome && (isLast || outcome.status === 429 || !isRetryable(outcome.status))) return outcome;
      const requestedMs = outcome && retryDelayMs(outcome, clock.now());
      if (outcome && ((requestedMs ?? 0) > LONGEST_WAIT_MS || !budget.spend())) return outcome;
      const delayMs = requestedMs ?? backoffMs(retries, random);
      observer.retry({ attempt: progress.attempts, status: outcome?.status, delayMs });
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
  return (error instanceof ConnectionError && error.isRetryable) || error instanceof TimeoutError;
}

/** Full jitter: anywhere up to a limit that doubles with each attempt, so that many clients do not come back together. */
function backoffMs(attempt: number, random: () => number): number {
  return random() * Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** attempt);
}
