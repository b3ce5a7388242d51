// The rules of waiting for the rate limit. They hold for the whole client.

/** The longest wait that a request accepts: a window of a minute, and 5 s for rounding. If the server asks for more, it fails. */
export const LONGEST_WAIT_MS = 65_000;
/** How long a response can close the client. Then one request is sent, to check whether this is still true. */
export const LONGEST_CLOSING_MS = 15 * 60_000;
/** After this many refusals of one request, it and all waiting requests fail. */
export const MOST_REFUSALS = 10;
/** After this many windows in a row that begin with a refusal, all waiting requests fail. */
export const MOST_REFUSED_WINDOWS = 2;
/** Shorter windows do not count for `MOST_REFUSED_WINDOWS`: two of them can pass within seconds. */
export const LONG_WINDOW_MS = 30_000;

const FIRST_BACKOFF_MS = 500;
const LONGEST_BACKOFF_MS = 40_000;

/**
 * Milliseconds to wait after this many refusals in a row. The first wait is what the server asks for, if it says anything. Later ones
 * grow, since some servers round down, and other processes with the same key can be faster. Ten refusals take at least 107 s, so
 * that they do not all fall into one window of a minute. `random` is from 0 to 1.
 */
export function refusalWaitMs(refusals: number, requestedMs: number | undefined, random: number): number {
  if (refusals === 1 && requestedMs !== undefined) return requestedMs;
  const backoffMs = Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** (refusals - 1)) * (0.75 + random / 4);
  return Math.max(requestedMs ?? 0, backoffMs);
}
