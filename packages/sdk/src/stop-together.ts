import { onAbort } from "./on-abort.ts";

/** A signal for requests that end together: when the caller's signal aborts, or when nobody needs them any more. */
export interface StopTogether {
  readonly signal: AbortSignal;
  /** Aborts what is left, and lets go of the caller's signal. */
  end(): void;
}

/** Makes a signal that follows the caller's until it is ended. */
export function stopTogether(callers: AbortSignal | undefined): StopTogether {
  const controller = new AbortController();
  const follow = () => {
    controller.abort(callers?.reason);
  };
  if (callers?.aborted) follow();
  const letGo = onAbort(callers, follow);
  return {
    signal: controller.signal,
    end() {
      letGo();
      controller.abort();
    },
  };
}
