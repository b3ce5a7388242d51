// The rules of waiting for the rate limit. They hold for the whole client.

/** The longest wait that the server can ask of one request: a minute's window, and 5 s for rounding. For a longer one it is an error. */
export const LONGEST_WAIT_MS = 65_000;
/** How long a response can close the client. Then one request goes, to see whether it is still true. */
export const LONGEST_CLOSING_MS = 15 * 60_000;
/** How many times one request is refused until it fails, with all that wait. */
export const MOST_REFUSALS = 10;
/** How many windows in a row may begin with a refusal until the waiting requests fail. */
export const MOST_REFUSED_WINDOWS = 2;
/** A shorter window does not count for that: its refusals are few seconds apart. */
export const LONG_WINDOW_MS = 30_000;

const FIRST_BACKOFF_MS = 500;
const LONGEST_BACKOFF_MS = 40_000;

/**
 * The shortest wait after so many refusals in a row, in milliseconds. The first one is the server's to say, if it says anything. After
 * that it is at least this long, since some servers round down, and other processes with the same key can be faster. Ten refusals are
 * at least 107 s apart, so that they do not fall into one window of a minute. `random` is from 0 to 1.
 */
export function refusalWaitMs(refusals: number, requestedMs: number | undefined, random: number): number {
  if (refusals === 1 && requestedMs !== undefined) return requestedMs;
  const backoffMs = Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** (refusals - 1)) * (0.75 + random / 4);
  return Math.max(requestedMs ?? 0, backoffMs);
}
