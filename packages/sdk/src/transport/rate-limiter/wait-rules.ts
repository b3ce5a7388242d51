// Rules for waiting for the rate limit. The rules apply to all requests of a client together.

/** The longest wait that a request accepts: one minute, plus 5 s for rounding. If the server asks for a longer wait, the request fails. */
export const MAX_WAIT_MS = 65_000;
/** The longest time that a response can pause the client. After this time, one request is sent to check whether the limit still applies. */
export const MAX_PAUSE_MS = 15 * 60_000;
/** After this number of 429 responses to one request, this request and all waiting requests fail. */
export const MAX_REJECTIONS = 10;
/** If this number of consecutive windows start with a 429 response, all waiting requests fail. */
export const MAX_REJECTED_WINDOWS = 2;
/** `MAX_REJECTED_WINDOWS` counts only windows of at least this duration, because two short windows can pass within seconds. */
export const LONG_WINDOW_MS = 30_000;

const FIRST_BACKOFF_MS = 500;
const MAX_BACKOFF_MS = 40_000;

/**
 * Returns how long to wait after a number of consecutive 429 responses (`rejections`), in milliseconds. The first wait is the time that the server
 * asks for, if any. Later waits are longer, because the server may have rounded the time down, or another process with the same API key may have sent
 * its requests first. The waits after ten rejections take at least 107 s in total, so the ten requests do not all fall into one window of a minute.
 * `random` is a number from 0 to 1.
 */
export function rejectionDelayMs(rejections: number, requestedMs: number | undefined, random: number): number {
  if (rejections === 1 && requestedMs !== undefined) return requestedMs;
  const backoffMs = Math.min(MAX_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** (rejections - 1)) * (0.75 + random / 4);
  return Math.max(requestedMs ?? 0, backoffMs);
}
