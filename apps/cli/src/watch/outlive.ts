import {
  ConnectionError,
  InvalidResponseError,
  RateLimitError,
  ServerError,
  TimeoutError,
  type Clock,
} from "@smartalex/sdk";
import { pause } from "./pause.ts";

/** The longest wait between two tries of what has failed, unless the interval is longer, or the server asks for more. */
const LONGEST_WAIT_MS = 300_000;

/** How work is repeated. */
export interface OutliveOptions {
  intervalMs: number;
  clock: Clock;
  /** Ends it. */
  signal: AbortSignal;
  /** Is told of the first of several failures in a row. */
  onOutage: (error: unknown) => Promise<void>;
  /** Is told when all is well again. */
  onRecovery: () => Promise<void>;
}

/**
 * Does some work again and again, until it throws or the signal aborts. What fails the first time is thrown: the command line may be
 * wrong. Later, what may pass by itself is tried again at growing intervals, and not before the server wants to be asked.
 */
export async function outlive(work: () => Promise<void>, options: OutliveOptions): Promise<void> {
  const { onOutage, onRecovery } = options;
  await work();
  let failures = 0;
  let askedMs = 0;
  while (await pause(Math.max(askedMs, waitMs(failures, options)), options)) {
    try {
      await work();
      if (failures > 0) await onRecovery();
      failures = 0;
      askedMs = 0;
    } catch (error) {
      if (!mayPass(error)) throw error;
      failures++;
      askedMs = askedWaitMs(error);
      if (failures === 1) await onOutage(error);
    }
  }
}

function waitMs(failures: number, { intervalMs }: Pick<OutliveOptions, "intervalMs">): number {
  if (failures === 0) return intervalMs;
  return Math.min(intervalMs * 2 ** failures, Math.max(intervalMs, LONGEST_WAIT_MS));
}

/** How long the server asks to wait. */
function askedWaitMs(error: unknown): number {
  const mayAsk = error instanceof RateLimitError || error instanceof ServerError;
  return (mayAsk ? error.retryAfterMs : undefined) ?? 0;
}

/** Whether the same may succeed later, without anybody doing anything. */
function mayPass(error: unknown): boolean {
  const kinds = [ConnectionError, TimeoutError, RateLimitError, ServerError, InvalidResponseError];
  return kinds.some((kind) => error instanceof kind);
}
