/** Returns the time of the system clock, in milliseconds since 1970. */
// eslint-disable-next-line no-restricted-properties -- the one file whose job it is
export const systemNow = (): number => Date.now();

/** Resolves after `durationMs` milliseconds. Rejects with the reason of the signal as soon as it aborts. */
export type Sleep = (durationMs: number, signal: AbortSignal) => Promise<void>;

/** Waits by the system clock. */
export const systemSleep: Sleep = async (durationMs, signal) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const elapsed = new Promise<void>((resolve) => (timer = setTimeout(resolve, durationMs)));
  try {
    await Promise.race([elapsed, untilAborted(signal)]);
  } finally {
    clearTimeout(timer);
  }
};

/** Never resolves. Rejects with the signal's reason as soon as it aborts, as `fetch` does. */
export function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const onAbort = () => {
      reject(signal.reason as Error); // the reason can be any value
    };
    if (signal.aborted) onAbort();
    else signal.addEventListener("abort", onAbort, { once: true });
  });
}
