/** Signals that ask a process to end, with their numbers. */
const NUMBERS = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const;

/** A signal that asks a process to end: sent by a closing terminal, by Ctrl-C, or by `kill` and `docker stop`. */
export type StopSignal = keyof typeof NUMBERS;

/** `timeout` and `npm run` send a signal to the process and to its group, so it arrives twice. */
const SAME_SIGNAL_MS = 50;

/** Maximum time to stop after a signal that is not sent by a keyboard. `docker stop` kills after 10 seconds. */
const LONGEST_STOP_MS = 8_000;

/** The exit code of a process that a signal ended, as shells report it: 129, 130 or 143. */
export function exitCodeOf(signal: StopSignal): number {
  return 128 + NUMBERS[signal];
}

/**
 * Calls `stop` for the first signal that asks this process to end. A second signal ends the process at once, and so does SIGTERM or SIGHUP after 8
 * seconds; `exit` events are still emitted. Also works for process 1 of a container, where the kernel ignores signals without a handler.
 */
export function onStopSignal(stop: (signal: StopSignal) => void): void {
  let stoppedAtMs: number | undefined;
  const handle = (signal: StopSignal) => {
    const nowMs = performance.now();
    if (stoppedAtMs !== undefined) {
      if (nowMs - stoppedAtMs > SAME_SIGNAL_MS) process.exit(exitCodeOf(signal));
      return;
    }
    stoppedAtMs = nowMs;
    if (signal !== "SIGINT") setTimeout(() => process.exit(exitCodeOf(signal)), LONGEST_STOP_MS).unref();
    stop(signal);
  };
  for (const signal of Object.keys(NUMBERS) as StopSignal[]) process.on(signal, handle);
}
