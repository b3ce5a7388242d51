import type { Clock } from "../clock.ts";
import { AbortError, TimeoutError } from "../errors.ts";
import type { FetchLayer } from "./layers.ts";

/**
 * Ends what it is around after `timeoutMs`, if that is not `Infinity`, and at once when the caller's signal aborts, even where
 * `fetch` heeds no signal. Throws `TimeoutError` or `AbortError`.
 */
export function timeout({ timeoutMs, clock }: { timeoutMs: number; clock: Clock }): FetchLayer {
  if (timeoutMs === Infinity) return (next) => next;
  return (next) => async (request) => {
    const { signal } = request;
    if (signal.aborted) throw new AbortError(signal.reason);
    const attempt = new AbortController();
    const done = new AbortController();
    const ended = new Promise<never>((_, reject) => {
      attempt.signal.addEventListener("abort", () => {
        reject(attempt.signal.reason as Error); // one of the two that are given below
      });
    });
    const stop = () => {
      attempt.abort(new AbortError(signal.reason));
    };
    signal.addEventListener("abort", stop, { once: true });
    clock.sleep(timeoutMs, done.signal).then(
      () => {
        attempt.abort(new TimeoutError(timeoutMs));
      },
      () => undefined, // the attempt was done before
    );
    try {
      return await Promise.race([next(new Request(request, { signal: attempt.signal })), ended]);
    } finally {
      signal.removeEventListener("abort", stop);
      done.abort();
    }
  };
}
