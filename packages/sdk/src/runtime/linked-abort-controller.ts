import { addAbortListener } from "./abort-listeners.ts";

/** A signal for requests that end together: when the caller's signal aborts, or when nobody needs them any more. */
export interface LinkedAbortController {
  readonly signal: AbortSignal;
  /** Aborts what is left, and lets go of the caller's signal. */
  end(): void;
}

/** Makes a signal that follows the caller's until it is ended. */
export function linkedAbortController(callers: AbortSignal | undefined): LinkedAbortController {
  const controller = new AbortController();
  const follow = () => {
    controller.abort(callers?.reason);
  };
  if (callers?.aborted) follow();
  const letGo = addAbortListener(callers, follow);
  return {
    signal: controller.signal,
    end() {
      letGo();
      controller.abort();
    },
  };
}
