import { AbortError } from "../errors.ts";
import { addAbortListener } from "./abort-listeners.ts";

/** Where time comes from, so that a test can bring its own. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  now(): number;
  /** Calls `onEnd` once, after so many milliseconds. Gives a function that stops the timer before. */
  startTimer(durationMs: number, onEnd: () => void): () => void;
}

/** The longest duration of `setTimeout`. It ends a longer one at once. */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;

/** The clock of the machine. Its timers may be of any duration, also of more than the 24.8 days of `setTimeout`. */
export const systemClock: Clock = {
  // eslint-disable-next-line no-restricted-properties -- the one file whose job it is
  now: () => Date.now(),
  startTimer(durationMs, onEnd) {
    let timer: ReturnType<typeof setTimeout>;
    const start = (leftMs: number) => {
      timer = setTimeout(
        () => {
          if (leftMs > LONGEST_TIMEOUT_MS) start(leftMs - LONGEST_TIMEOUT_MS);
          else onEnd();
        },
        Math.min(leftMs, LONGEST_TIMEOUT_MS),
      );
    };
    start(durationMs);
    return () => {
      clearTimeout(timer);
    };
  },
};

/** Resolves after so many milliseconds. Throws `AbortError` as soon as the signal aborts. */
export function sleep(clock: Clock, durationMs: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) throw new AbortError(signal.reason);
    const letGo = addAbortListener(signal, () => {
      stopTimer();
      letGo();
      reject(new AbortError(signal?.reason));
    });
    const stopTimer = clock.startTimer(durationMs, () => {
      letGo();
      resolve();
    });
  });
}
