import {
  ConnectionError,
  InvalidResponseError,
  RateLimitError,
  ServerError,
  TimeoutError,
  type Clock,
} from "@smartalex/sdk";
import { sleep } from "../io/sleep.ts";

/** Maximum wait between retries, unless the interval or the wait that the server asks for is longer. */
const LONGEST_WAIT_MS = 300_000;
/** Maximum wait that the server can ask for. After that, the request is retried anyway. */
const LONGEST_REQUESTED_WAIT_MS = 24 * 3_600_000;
/** Long waits consist of steps of this length, so that a wait ends on time after the computer was suspended. */
const STEP_MS = 15 * 60_000;

/** Options of `pollWithBackoff`. */
export interface PollOptions {
  intervalMs: number;
  clock: Clock;
  /** Ends the polling. */
  signal: AbortSignal;
  /** Called after the first of several consecutive failures. */
  onOutage: (error: unknown) => Promise<void>;
  /** Called when a request succeeds after failures. */
  onRecovery: () => Promise<void>;
  /** Called before each wait that the server asked for and that is longer than usual, in milliseconds. */
  onRequestedWait: (waitMs: number) => Promise<void>;
}

/**
 * Repeats work until it throws or the signal aborts. An error of the first run is thrown, because the flags may be wrong. Later, temporary errors are
 * retried with exponential backoff, but not earlier than the server asks for, up to 24 hours.
 */
export async function pollWithBackoff(work: () => Promise<void>, options: PollOptions): Promise<void> {
  const { onOutage, onRecovery, onRequestedWait } = options;
  await work();
  let failures = 0;
  let nextInMs = waitMs(failures, options);
  while (await sleepInSteps(nextInMs, options)) {
    try {
      await work();
      if (failures > 0) await onRecovery();
      failures = 0;
      nextInMs = waitMs(failures, options);
    } catch (error) {
      if (!isTemporary(error)) throw error;
      failures++;
      if (failures === 1) await onOutage(error);
      const usualMs = waitMs(failures, options);
      nextInMs = Math.max(usualMs, requestedWaitMs(error));
      if (nextInMs > usualMs) await onRequestedWait(nextInMs);
    }
  }
}

/** Waits until the time has passed, or the signal aborts. Resolves to `false` if it aborted. */
async function sleepInSteps(durationMs: number, { clock, signal }: Pick<PollOptions, "clock" | "signal">) {
  const endMs = clock.now() + durationMs;
  let leftMs = durationMs;
  do {
    if (!(await sleep(Math.min(leftMs, STEP_MS), { clock, signal }))) return false;
    leftMs = endMs - clock.now();
  } while (leftMs > 0);
  return true;
}

function waitMs(failures: number, { intervalMs }: Pick<PollOptions, "intervalMs">): number {
  if (failures === 0) return intervalMs;
  return Math.min(intervalMs * 2 ** failures, Math.max(intervalMs, LONGEST_WAIT_MS));
}

/** The wait that the server asks for, up to the maximum. */
function requestedWaitMs(error: unknown): number {
  const mayAsk = error instanceof RateLimitError || error instanceof ServerError;
  return Math.min((mayAsk ? error.retryAfterMs : undefined) ?? 0, LONGEST_REQUESTED_WAIT_MS);
}

/** Whether an error is temporary. */
function isTemporary(error: unknown): boolean {
  const kinds = [ConnectionError, TimeoutError, RateLimitError, ServerError, InvalidResponseError];
  return kinds.some((kind) => error instanceof kind);
}
