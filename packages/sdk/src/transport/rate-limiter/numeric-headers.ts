import type { HttpResponse } from "../middleware.ts";

/** A rate limit that the headers of a response report. */
export interface RateLimit {
  /** Identifies the limit, for example `ratelimit "minute"`: the name of the header, and the name or index of the limit in that header. */
  policy: string;
  /** The number of requests that the server still accepts in the current window. */
  remaining: number;
  /** The time until the window resets, in milliseconds. */
  resetInMs: number;
}

/**
 * The maximum duration of a rate-limit window: 31 days. A header with a longer duration is ignored, because the header is wrong or has another
 * meaning.
 */
const MAX_WINDOW_MS = 31 * 86_400_000;
/**
 * A difference between the server's clock and the local clock is ignored if it is smaller than this, because the `Date` header contains only whole
 * seconds.
 */
const SAME_CLOCK_MS = 2_000;

/** A number above this is a point in time (an epoch) and not a delay, because a delay of 1e8 seconds would be three years. */
const MAX_DELAY_S = 1e8;

/** A number in a header: an integer or a decimal fraction, without a sign. */
export const NUMBER = /^\d{1,20}(?:\.\d{1,9})?$/;

/**
 * Parses the rate limits of a response in the usual form: one limit, in headers whose values are numbers. Returns `undefined` if the response has
 * headers in another form, which only `parseRateLimits` can parse.
 */
export function parseNumericLimits(headers: HttpResponse["headers"], nowMs: number): RateLimit[] | undefined {
  if (headers.get("ratelimit") !== null) return undefined;
  const limits: RateLimit[] = [];
  for (const prefix of ["ratelimit", "x-ratelimit"]) {
    const remaining = headers.get(`${prefix}-remaining`);
    if (remaining === null) continue;
    const resetInMs = numberDelayMs(headers.get(`${prefix}-reset`) ?? "", serverNow(headers, nowMs));
    if (resetInMs === undefined || !NUMBER.test(remaining)) return undefined;
    limits.push({ policy: `${prefix}-* 0`, remaining: Math.floor(Number(remaining)), resetInMs });
  }
  return limits;
}

/**
 * Returns the delay in milliseconds from a `Retry-After` header whose value is a number. Returns `undefined` if the response has no such header, or
 * has a `retry-after-ms` header, which takes precedence.
 */
export function numericRetryAfterMs(headers: HttpResponse["headers"], nowMs: number): number | undefined {
  if (headers.get("retry-after-ms") !== null) return undefined;
  return numberDelayMs(headers.get("retry-after") ?? "", serverNow(headers, nowMs));
}

/**
 * Parses a number of seconds from now, or an epoch in seconds, milliseconds or microseconds. Returns the delay in milliseconds, or `undefined` if the
 * text is not a number, or the delay is too long.
 */
export function numberDelayMs(text: string, serverNowMs: number): number | undefined {
  if (!NUMBER.test(text)) return undefined;
  const number = Number(text);
  let ms = number;
  if (number > 1e14) ms = number / 1000;
  else if (number < 1e11) ms = number * 1000;
  return plausible(number > MAX_DELAY_S ? ms - serverNowMs : ms);
}

/** Returns `waitMs`, 0 if `waitMs` is negative, or `undefined` if the absolute value of `waitMs` is larger than the maximum duration of a window. */
export function plausible(waitMs: number): number | undefined {
  return Math.abs(waitMs) <= MAX_WINDOW_MS ? Math.max(0, waitMs) : undefined;
}

/**
 * Returns the server's time from the `Date` header. Returns the local time if the `Date` header is missing or invalid, or differs from the local time
 * by less than `SAME_CLOCK_MS`.
 */
export function serverNow(headers: HttpResponse["headers"], nowMs: number): number {
  const dateMs = Date.parse(headers.get("date") ?? "");
  return Math.abs(dateMs - nowMs) >= SAME_CLOCK_MS ? dateMs : nowMs;
}
