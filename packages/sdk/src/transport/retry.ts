import { sleep, type Clock } from "../runtime/clock.ts";
import { ConnectionError, TimeoutError } from "../errors.ts";
import type { Instrumentation } from "./instrumentation.ts";
import { isOk, isReplayable, isSafe, type HttpRequest, type HttpResponse, type Middleware } from "./middleware.ts";
import { retryDelayMs } from "./rate-limiter/rate-limit-headers.ts";
import { MAX_WAIT_MS } from "./rate-limiter/wait-rules.ts";

const RETRYABLE_STATUSES = [408, 409, 425, 429];
const FIRST_BACKOFF_MS = 500;
const MAX_BACKOFF_MS = 8_000;

const BUDGET_CAPACITY = 10;
/** The number of retries that each successful response adds to the budget. Ten successful responses allow one retry. */
const BUDGET_PER_SUCCESS = 0.1;

/** Options for `retry`. */
export interface RetryOptions {
  maxRetries: number;
  budget: RetryBudget;
  clock: Clock;
  /** Returns a number from 0 to 1. */
  random: () => number;
  instrumentation: Pick<Instrumentation, "retry">;
}

/**
 * Retries attempts that failed for a transient reason. Waits for the delay that the server requests, or for an exponential backoff with jitter.
 * Only safe methods are retried. A request that changes something is sent again only if the connection was never opened, so that it cannot take
 * effect twice. This middleware does not retry 429 responses, because `rateLimit` sends those requests again.
 */
export function retry({ budget, clock, instrumentation, maxRetries, random }: RetryOptions): Middleware {
  return (next) => async (request) => {
    const progress = { attempts: 0, order: undefined };
    for (let retries = 0; ; retries++) {
      const isLast = retries >= maxRetries || !isReplayable(request);
      progress.attempts++;
      let response: HttpResponse | undefined;
      try {
        response = await next({ ...request, attempt: progress.attempts, progress });
      } catch (error) {
        if (isLast || !isTransient(error, request) || !budget.spend()) throw error;
      }
      if (response && isOk(response)) budget.earn();
      if (response && (isLast || response.status === 429 || !isSafe(request) || !isRetryable(response.status))) {
        return response;
      }
      const requestedMs = response && retryDelayMs(response, clock.now());
      if (response && ((requestedMs ?? 0) > MAX_WAIT_MS || !budget.spend())) return response;
      const delayMs = requestedMs ?? backoffMs(retries, random);
      instrumentation.retry({ attempt: progress.attempts, status: response?.status, delayMs });
      await sleep(clock, delayMs, request.signal);
    }
  };
}

/** Returns whether a later response to the same request may have another status. */
export function isRetryable(status: number): boolean {
  return (status >= 500 && status < 600) || RETRYABLE_STATUSES.includes(status);
}

/** Returns whether an attempt failed without a response, and may be retried. */
function isTransient(error: unknown, request: HttpRequest): boolean {
  if (error instanceof ConnectionError) return error.isRetryable && (error.isUnsent || isSafe(request));
  return error instanceof TimeoutError && isSafe(request);
}

/** Exponential backoff with full jitter, so that many clients do not retry at the same moment. */
function backoffMs(retries: number, random: () => number): number {
  return random() * Math.min(MAX_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** retries);
}

/**
 * Limits the total number of retries of a client, so that retries do not make an outage worse. If the server fails for every request, ten retries
 * show this, and more retries do not help.
 */
export class RetryBudget {
  #left = BUDGET_CAPACITY;

  /** Takes one retry from the budget. Returns `false` if none is left. */
  spend(): boolean {
    if (this.#left < 1) return false;
    this.#left--;
    return true;
  }

  /** Records a successful response. */
  earn(): void {
    this.#left = Math.min(BUDGET_CAPACITY, this.#left + BUDGET_PER_SUCCESS);
  }
}
