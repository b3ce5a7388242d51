import { AbortError } from "../errors.ts";
import { addAbortListener } from "./abort-listeners.ts";

/** A source of time, which tests can replace. */
export interface Clock {
  /** Returns the time in milliseconds since 1970-01-01T00:00:00Z. */
  now(): number;
  /** Calls `onEnd` once, after `durationMs` milliseconds. Returns a function that stops the timer. */
  startTimer(durationMs: number, onEnd: () => void): () => void;
}

/** The system clock. The timers of the system clock can take up to 24.8 days, which is the maximum of `setTimeout` and of all timeout options. */
export const systemClock: Clock = {
  // eslint-disable-next-line no-restricted-properties -- the only place that reads the system time
  now: () => Date.now(),
  startTimer(durationMs, onEnd) {
    const timer = setTimeout(onEnd, durationMs);
    return () => {
      clearTimeout(timer);
    };
  },
};

/** Resolves after `durationMs` milliseconds. Rejects with `AbortError` as soon as the signal aborts. */
export function sleep(clock: Clock, durationMs: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) throw new AbortError(signal.reason);
    const removeListener = addAbortListener(signal, () => {
      stopTimer();
      removeListener();
      reject(new AbortError(signal?.reason));
    });
    const stopTimer = clock.startTimer(durationMs, () => {
      removeListener();
      resolve();
    });
  });
}
