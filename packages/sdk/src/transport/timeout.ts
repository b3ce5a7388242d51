import type { Clock } from "../runtime/clock.ts";
import { AbortError, TimeoutError } from "../errors.ts";
import { addAbortListener } from "../runtime/abort-listeners.ts";
import type { Middleware } from "./middleware.ts";

/**
 * Limits the duration of one attempt, including reading the body. Also ends the attempt as soon as the caller's signal aborts, even if `fetch`
 * ignores signals. At the end of the attempt, all listeners are removed from the caller's signal.
 *
 * @throws `TimeoutError` if an attempt takes longer than `timeoutMs`, or `AbortError` if the caller's signal aborts.
 */
export function timeout({ timeoutMs, clock }: { timeoutMs: number; clock: Clock }): Middleware {
  return limitDuration(timeoutMs, "timeoutMs", clock);
}

/** Implements `timeout` and `deadline`. `option` is the name of the option that sets the limit, for the error message. */
export function limitDuration(limitMs: number, option: "timeoutMs" | "deadlineMs", clock: Clock): Middleware {
  return (request, next) =>
    new Promise((resolve, reject) => {
      const { signal } = request;
      if (signal?.aborted) throw new AbortError(signal.reason);
      const controller = new AbortController();
      const cleanUp = () => {
        stopTimer();
        removeListener();
      };
      const fail = (error: Error) => {
        cleanUp();
        reject(error);
        controller.abort(error);
      };
      const removeListener = addAbortListener(signal, () => {
        fail(new AbortError(signal?.reason));
      });
      const stopTimer = clock.startTimer(limitMs, () => {
        fail(new TimeoutError(limitMs, option));
      });
      next({ ...request, signal: controller.signal }).then((response) => {
        cleanUp();
        resolve(response);
      }, fail);
    });
}
