import type { Clock } from "../clock.ts";
import { AbortError, TimeoutError } from "../errors.ts";
import type { Layer } from "./layers.ts";

/**
 * Ends what it is around after `timeoutMs`, if that is not `Infinity`, and at once when the caller's signal aborts, even where
 * `fetch` heeds no signal. Throws `TimeoutError` or `AbortError`. Nothing stays on the caller's signal.
 */
export function timeout({ timeoutMs, clock }: { timeoutMs: number; clock: Clock }): Layer {
  if (timeoutMs === Infinity) return (next) => next;
  return (next) => (request) =>
    new Promise((resolve, reject) => {
      const { signal } = request;
      if (signal?.aborted) throw new AbortError(signal.reason);
      const attempt = new AbortController();
      const leave = () => {
        stopTimer();
        signal?.removeEventListener("abort", stop);
      };
      const end = (error: Error) => {
        leave();
        reject(error);
        attempt.abort(error);
      };
      const stop = () => {
        end(new AbortError(signal?.reason));
      };
      const stopTimer = clock.startTimer(timeoutMs, () => {
        end(new TimeoutError(timeoutMs));
      });
      signal?.addEventListener("abort", stop, { once: true });
      next({ ...request, signal: attempt.signal }).then((answer) => {
        leave();
        resolve(answer);
      }, end);
    });
}
