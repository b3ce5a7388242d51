/**
 * Milliseconds that the server asks to wait (`retry-after-ms`, or `Retry-After` in seconds or as an HTTP date), or `undefined` when it
 * does not say.
 */
export function retryAfterMs(headers: Pick<Headers, "get">, nowMs: number): number | undefined {
  const exact = headers.get("retry-after-ms");
  if (exact !== null && /^\d{1,15}(\.\d+)?$/.test(exact)) return Number(exact);
  const value = headers.get("retry-after")?.trim();
  if (!value) return undefined;
  if (/^\d{1,12}(\.\d+)?$/.test(value)) return Number(value) * 1000;
  // Date.parse takes "-1" for a year. An HTTP date begins with the day of the week, and ends with GMT where it is not asctime's.
  const dateMs = /^[A-Z][a-z]{2,8},? /.test(value) ? Date.parse(value) : NaN;
  return Number.isNaN(dateMs) ? undefined : Math.max(0, dateMs - nowMs);
}
