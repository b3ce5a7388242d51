import type { Clock } from "../runtime/clock.ts";
import { AbortError, TimeoutError } from "../errors.ts";
import { addAbortListener } from "../runtime/abort-listeners.ts";
import type { Middleware } from "./middleware.ts";

/**
 * Ends what it is around after `timeoutMs`, if that is not `Infinity`, and at once when the caller's signal aborts, even where
 * `fetch` heeds no signal. Throws `TimeoutError` or `AbortError`. Nothing stays on the caller's signal.
 */
export function timeout({ timeoutMs, clock }: { timeoutMs: number; clock: Clock }): Middleware {
  if (timeoutMs === Infinity) return (next) => next;
  return (next) => (request) =>
    new Promise((resolve, reject) => {
      const { signal } = request;
      if (signal?.aborted) throw new AbortError(signal.reason);
      const attempt = new AbortController();
      const leave = () => {
        stopTimer();
        letGo();
      };
      const end = (error: Error) => {
        leave();
        reject(error);
        attempt.abort(error);
      };
      const letGo = addAbortListener(signal, () => {
        end(new AbortError(signal?.reason));
      });
      const stopTimer = clock.startTimer(timeoutMs, () => {
        end(new TimeoutError(timeoutMs));
      });
      next({ ...request, signal: attempt.signal }).then((answer) => {
        leave();
        resolve(answer);
      }, end);
    });
}
