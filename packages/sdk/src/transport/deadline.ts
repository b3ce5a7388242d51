import type { Clock } from "../runtime/clock.ts";
import type { Middleware } from "./middleware.ts";
import { limitDuration } from "./timeout.ts";

/**
 * Limits the total duration of a request, including its retries and all waits. `Infinity` means no limit.
 *
 * @throws `TimeoutError`, or `AbortError` when the caller's signal aborts.
 */
export function deadline({ deadlineMs, clock }: { deadlineMs: number; clock: Clock }): Middleware {
  if (deadlineMs === Infinity) return (next) => next;
  return limitDuration({ limitMs: deadlineMs, option: "deadlineMs", clock });
}
