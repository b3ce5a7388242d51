import {
  ConnectionError,
  InvalidResponseError,
  RateLimitError,
  ServerError,
  TimeoutError,
  type Clock,
} from "@smartalex/sdk";
import { sleep } from "../io/sleep.ts";

/** The longest wait between two tries of what has failed, unless the interval is longer, or the server asks for more. */
const LONGEST_WAIT_MS = 300_000;
/** The longest wait that the server can ask for. After that it is tried again anyway. */
const LONGEST_REQUESTED_WAIT_MS = 24 * 3_600_000;
/** A long wait is made of such steps: the clock of a computer that slept is ahead after it, and the wait is over. */
const STEP_MS = 15 * 60_000;

/** How work is repeated. */
export interface PollOptions {
  intervalMs: number;
  clock: Clock;
  /** Ends it. */
  signal: AbortSignal;
  /** Is told of the first of several failures in a row. */
  onOutage: (error: unknown) => Promise<void>;
  /** Is told when all is well again. */
  onRecovery: () => Promise<void>;
  /** Is told of each wait that the server asked for and that is longer than usual, in milliseconds. */
  onRequestedWait: (waitMs: number) => Promise<void>;
}

/**
 * Does some work again and again, until it throws or the signal aborts. What fails the first time is thrown: the command line may be
 * wrong. Later, what can pass by itself is retried at growing intervals, and not earlier than the server asks, up to 24 hours.
 */
export async function pollWithBackoff(work: () => Promise<void>, options: PollOptions): Promise<void> {
  const { onOutage, onRecovery, onRequestedWait } = options;
  await work();
  let failures = 0;
  let nextInMs = waitMs(failures, options);
  while (await pauseInSteps(nextInMs, options)) {
    try {
      await work();
      if (failures > 0) await onRecovery();
      failures = 0;
      nextInMs = waitMs(failures, options);
    } catch (error) {
      if (!mayPass(error)) throw error;
      failures++;
      if (failures === 1) await onOutage(error);
      const usualMs = waitMs(failures, options);
      nextInMs = Math.max(usualMs, requestedWaitMs(error));
      if (nextInMs > usualMs) await onRequestedWait(nextInMs);
    }
  }
}

/** Waits until the time has passed by the clock, or the signal aborts. Returns whether it has not. */
async function pauseInSteps(durationMs: number, { clock, signal }: Pick<PollOptions, "clock" | "signal">) {
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

/** How long the server asks to wait, as far as it is heeded. */
function requestedWaitMs(error: unknown): number {
  const mayAsk = error instanceof RateLimitError || error instanceof ServerError;
  return Math.min((mayAsk ? error.retryAfterMs : undefined) ?? 0, LONGEST_REQUESTED_WAIT_MS);
}

/** Whether the same may succeed later, without anybody doing anything. */
function mayPass(error: unknown): boolean {
  const kinds = [ConnectionError, TimeoutError, RateLimitError, ServerError, InvalidResponseError];
  return kinds.some((kind) => error instanceof kind);
}
