import { ConnectionError, TimeoutError } from "../../errors.ts";
import { sleep, type Clock } from "../../runtime/clock.ts";
import type { Instrumentation } from "../instrumentation/instrumentation.ts";
import { isReplayable, isSafe, type HttpRequest, type HttpResponse } from "../middleware.ts";
import { retryDelayMs } from "../rate-limiter/retry-after.ts";
import { MAX_WAIT_MS } from "../rate-limiter/wait-rules.ts";
import type { RetryBudget } from "./retry-budget.ts";

const RETRYABLE_STATUSES = [408, 409, 425, 429];
const FIRST_BACKOFF_MS = 500;
const MAX_BACKOFF_MS = 8_000;

/** Options for `retry`. */
export interface RetryOptions {
  maxRetries: number;
  budget: RetryBudget;
  clock: Clock;
  /** Returns a random number from 0 to 1. */
  random: () => number;
  instrumentation: Pick<Instrumentation, "emit">;
}

/** The result of one attempt: a response or an error. */
export interface AttemptResult {
  readonly response?: HttpResponse;
  /** The value that the attempt threw, if there is no response. */
  readonly error?: unknown;
}

/**
 * Retries a request as long as its attempts fail for a transient reason. Before each retry, waits for the time that the server asks for, or for an
 * exponential backoff with jitter. `send` sends the next attempt. Returns the result of the last attempt.
 */
export async function retryLoop(
  first: AttemptResult,
  {
    progress,
    request,
    send,
  }: { progress: { attempts: number }; request: HttpRequest; send: () => Promise<AttemptResult> },
  { budget, clock, instrumentation, maxRetries, random }: RetryOptions,
): Promise<AttemptResult> {
  let result = first;
  for (let retries = 0; retries < maxRetries && mayRetry(result, request); retries++) {
    const { response } = result;
    const requestedMs = response && retryDelayMs(response, clock.now());
    if ((requestedMs ?? 0) > MAX_WAIT_MS || !budget.spend()) break;
    const delayMs = requestedMs ?? backoffMs(retries, random);
    await instrumentation.emit("retry", { attempt: progress.attempts, status: response?.status, delayMs });
    await sleep(clock, delayMs, request.signal);
    result = await send();
  }
  return result;
}

/**
 * Returns the time to wait before a retry in milliseconds: an exponential backoff with full jitter, so that many clients do not retry at the same
 * moment.
 */
function backoffMs(retries: number, random: () => number): number {
  return random() * Math.min(MAX_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** retries);
}

/** Returns true if an attempt failed for a transient reason and the request can be sent again. */
function mayRetry({ error, response }: AttemptResult, request: HttpRequest): boolean {
  if (!isReplayable(request)) return false;
  if (response) return isSafe(request) && response.status !== 429 && isRetryable(response.status);
  if (error instanceof ConnectionError) return error.isRetryable && (error.isUnsent || isSafe(request));
  return error instanceof TimeoutError && isSafe(request);
}

/** Returns whether the same request may succeed later, according to the status of the response. */
export function isRetryable(status: number): boolean {
  return (status >= 500 && status < 600) || RETRYABLE_STATUSES.includes(status);
}
