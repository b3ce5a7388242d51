import { addAbortListener } from "./abort-listeners.ts";

/** An `AbortController` that also aborts when the caller's signal aborts. */
export interface LinkedAbortController {
  readonly signal: AbortSignal;
  /** Aborts `signal`, and removes the listener from the caller's signal. */
  end(): void;
}

/** Creates a controller that also aborts when the caller's signal aborts, until `end()` is called. */
export function linkedAbortController(callerSignal: AbortSignal | undefined): LinkedAbortController {
  const controller = new AbortController();
  const follow = () => {
    controller.abort(callerSignal?.reason);
  };
  if (callerSignal?.aborted) follow();
  const removeListener = addAbortListener(callerSignal, follow);
  return {
    signal: controller.signal,
    end() {
      removeListener();
      controller.abort();
    },
  };
}

/**
 * Returns a signal that aborts as soon as one of two signals aborts. `release` removes the listeners from both signals. If `second` is `undefined`,
 * returns `first`.
 */
export function followSignals(
  first: AbortSignal,
  second: AbortSignal | undefined,
): { signal: AbortSignal; release: () => void } {
  if (second === undefined) return { signal: first, release: () => undefined };
  const controller = new AbortController();
  const removeListeners = [first, second].map((signal) => {
    const follow = () => {
      controller.abort(signal.reason);
    };
    if (signal.aborted) follow();
    return addAbortListener(signal, follow);
  });
  return {
    signal: controller.signal,
    release() {
      for (const remove of removeListeners) remove();
    },
  };
}
