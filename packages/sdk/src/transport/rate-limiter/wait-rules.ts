// Rules for how long the requests of a client wait for the rate limit.

/** The maximum time that a request waits: one minute, plus 5 s for rounding. If the server asks for a longer wait, the request fails. */
export const MAX_WAIT_MS = 65_000;
/**
 * The maximum time for which a response can pause the client. When the pause ends, the client sends one request to check whether the limit still
 * applies.
 */
export const MAX_PAUSE_MS = 15 * 60_000;
/** After this number of 429 responses to one request, this request and all waiting requests fail. */
export const MAX_REJECTIONS = 10;
/** If this number of consecutive rate-limit windows start with a 429 response, all waiting requests fail. */
export const MAX_REJECTED_WINDOWS = 2;
/**
 * `MAX_REJECTED_WINDOWS` counts only windows of at least this duration, because two short windows can pass within seconds. A slow start follows only
 * after a wait of at least this duration.
 */
export const LONG_WINDOW_MS = 30_000;

const FIRST_BACKOFF_MS = 500;
const MAX_BACKOFF_MS = 40_000;

/**
 * Returns how long to wait, in milliseconds, after `rejections` consecutive 429 responses. The wait after the first 429 response is the time that the
 * server asks for, if it asks for a time. Later waits increase exponentially, because the server may have rounded the time down, or another process
 * with the same API key may have sent its requests first. The nine waits between ten 429 responses take at least 107 s in total, so the ten requests
 * do not all fall into one window of a minute. `random` is a random number from 0 to 1.
 */
export function rejectionDelayMs(rejections: number, requestedMs: number | undefined, random: number): number {
  if (rejections === 1 && requestedMs !== undefined) return requestedMs;
  const backoffMs = Math.min(MAX_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** (rejections - 1)) * (0.75 + random / 4);
  return Math.max(requestedMs ?? 0, backoffMs);
}
