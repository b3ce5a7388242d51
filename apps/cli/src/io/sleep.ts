import type { Clock } from "@smartalex/sdk";

/** Waits for a duration, or until the signal aborts. Resolves to `false` if it aborted. */
export function sleep(durationMs: number, { clock, signal }: { clock: Clock; signal: AbortSignal }): Promise<boolean> {
  return new Promise((resolve) => {
    const end = () => {
      stopTimer();
      signal.removeEventListener("abort", end);
      resolve(!signal.aborted);
    };
    const stopTimer = clock.startTimer(durationMs, end);
    signal.addEventListener("abort", end);
    if (signal.aborted) end();
  });
}
