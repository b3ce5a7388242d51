/** Milliseconds since 1970, by the machine's clock. */
// eslint-disable-next-line no-restricted-properties -- the one file whose job it is
export const systemNow = (): number => Date.now();

/** Waits for so many milliseconds. Rejects with the signal's reason as soon as it aborts. */
export type Sleep = (durationMs: number, signal: AbortSignal) => Promise<void>;

/** Waits by the machine's clock. */
export const systemSleep: Sleep = async (durationMs, signal) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const passed = new Promise<void>((resolve) => (timer = setTimeout(resolve, durationMs)));
  try {
    await Promise.race([passed, untilAborted(signal)]);
  } finally {
    clearTimeout(timer);
  }
};

/** Never resolves. Rejects with the signal's reason as soon as it aborts, as `fetch` does. */
export function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = () => {
      reject(signal.reason as Error); // whatever the caller gave
    };
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
  });
}
