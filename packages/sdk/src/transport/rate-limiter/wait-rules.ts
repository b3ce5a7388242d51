// Rules for waiting on the rate limit. They apply to the whole client.

/** The longest wait that a request accepts: a window of a minute, plus 5 s for rounding. If the server asks for more, the request fails. */
export const MAX_WAIT_MS = 65_000;
/** The longest time that a response can pause the client. After that, one request is sent to check whether the limit still applies. */
export const MAX_PAUSE_MS = 15 * 60_000;
/** After this many 429 responses to one request, this request and all waiting requests fail. */
export const MAX_REJECTIONS = 10;
/** After this many consecutive windows that start with a 429 response, all waiting requests fail. */
export const MAX_REJECTED_WINDOWS = 2;
/** Shorter windows do not count for `MAX_REJECTED_WINDOWS`: two of them can pass within seconds. */
export const LONG_WINDOW_MS = 30_000;

const FIRST_BACKOFF_MS = 500;
const MAX_BACKOFF_MS = 40_000;

/**
 * Returns the time to wait after this many consecutive 429 responses, in milliseconds. The first wait is the time that the server asks for, if
 * any. Later waits are longer, because some servers round down, and because other processes with the same key can be faster. Ten rejections take
 * at least 107 s, so they do not all fall into one window of a minute. `random` is from 0 to 1.
 */
export function rejectionDelayMs(rejections: number, requestedMs: number | undefined, random: number): number {
  if (rejections === 1 && requestedMs !== undefined) return requestedMs;
  const backoffMs = Math.min(MAX_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** (rejections - 1)) * (0.75 + random / 4);
  return Math.max(requestedMs ?? 0, backoffMs);
}
