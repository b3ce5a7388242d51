import { numberDelayMs, plausible } from "./numeric-headers.ts";

const HTTP_DATE = /^[A-Z][a-z]{2,8}, \d{2}[ -][A-Z][a-z]{2}[ -]\d{2,4} \d{2}:\d{2}:\d{2} GMT$/;
/** The asctime form of an HTTP date (RFC 9110, section 5.6.7). An asctime date is in UTC, like the other forms of an HTTP date. */
const ASCTIME = /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} \d{4}$/;

/**
 * Parses a header value that is a delay or a point in time, in any of the forms that servers use. Returns the delay in milliseconds (0 for a point in
 * time in the past), or `undefined` if the value is invalid.
 */
export function delayMs(value: string, serverNowMs: number): number | undefined {
  const text = value.trim();
  if (HTTP_DATE.test(text)) return plausible(Date.parse(text) - serverNowMs);
  if (ASCTIME.test(text)) return plausible(Date.parse(`${text} GMT`) - serverNowMs);
  return numberDelayMs(text, serverNowMs);
}
