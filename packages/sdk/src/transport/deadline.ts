import type { Clock } from "../runtime/clock.ts";
import type { Middleware } from "./middleware.ts";
import { limitDuration } from "./timeout.ts";

/** Options for `deadline`. */
export interface DeadlineOptions {
  /** The maximum duration of a request in milliseconds, or `Infinity` for no limit. */
  deadlineMs: number;
  clock: Clock;
}

/**
 * Limits the total duration of a request, including its retries and all waits.
 *
 * @throws `TimeoutError` if a request takes longer than `deadlineMs`, or `AbortError` if the caller's signal aborts.
 */
export function deadline({ deadlineMs, clock }: DeadlineOptions): Middleware {
  if (deadlineMs === Infinity) return (request, next) => next(request);
  return limitDuration(deadlineMs, "deadlineMs", clock);
}
