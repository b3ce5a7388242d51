import type { HttpResponse } from "../middleware.ts";

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

/** A number in a header: an integer or a decimal fraction, without a sign. */
export const NUMBER = /^\d{1,20}(?:\.\d{1,9})?$/;
const HTTP_DATE = /^[A-Z][a-z]{2,8}, \d{2}[ -][A-Z][a-z]{2}[ -]\d{2,4} \d{2}:\d{2}:\d{2} GMT$/;
/** The asctime form of an HTTP date (RFC 9110, section 5.6.7). An asctime date is in UTC, like the other forms of an HTTP date. */
const ASCTIME = /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} \d{4}$/;

/**
 * Parses a header value that is a delay or a point in time, in any of the forms that servers use. Returns the delay in milliseconds (0 for a point in
 * time in the past), or `undefined` if the value is invalid.
 */
export function delayMs(value: string, serverNowMs: number): number | undefined {
  const text = value.trim();
  if (NUMBER.test(text)) {
    const number = Number(text);
    return plausible(isEpoch(number) ? epochMs(number) - serverNowMs : number * 1000);
  }
  if (HTTP_DATE.test(text)) return plausible(Date.parse(text) - serverNowMs);
  return ASCTIME.test(text) ? plausible(Date.parse(`${text} GMT`) - serverNowMs) : undefined;
}

/** Returns `waitMs`, 0 if `waitMs` is negative, or `undefined` if the absolute value of `waitMs` is larger than the maximum duration of a window. */
export function plausible(waitMs: number): number | undefined {
  return Math.abs(waitMs) <= MAX_WINDOW_MS ? Math.max(0, waitMs) : undefined;
}

/**
 * Returns whether a number is a point in time (an epoch) and not a delay. Numbers above 1e8 are epochs, because a delay of 1e8 seconds would be three
 * years.
 */
function isEpoch(number: number): boolean {
  return number > 1e8;
}

function epochMs(epoch: number): number {
  if (epoch > 1e14) return epoch / 1000;
  return epoch > 1e11 ? epoch : epoch * 1000;
}

/**
 * Returns the server's time from the `Date` header. Returns the local time if the `Date` header is missing or invalid, or differs from the local time
 * by less than `SAME_CLOCK_MS`.
 */
export function serverNow(headers: HttpResponse["headers"], nowMs: number): number {
  const dateMs = Date.parse(headers.get("date") ?? "");
  return Number.isNaN(dateMs) || Math.abs(dateMs - nowMs) < SAME_CLOCK_MS ? nowMs : dateMs;
}
