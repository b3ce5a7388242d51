import type { HttpResponse } from "../middleware.ts";
import { delayMs } from "./header-times.ts";
import { NUMBER, plausible, serverNow } from "./numeric-headers.ts";
import { parseRateLimits } from "./rate-limit-headers.ts";

/**
 * Returns how long a response asks the client to wait before the next request, in milliseconds. The wait comes from the header `retry-after-ms` or
 * `Retry-After`. If a 429 response has no valid `retry-after-ms` or `Retry-After` header, the wait ends when every used-up rate limit has reset.
 * Returns `undefined` if the response has no valid header for the wait, or asks for more than 31 days.
 */
export function retryDelayMs(
  { headers, status }: Pick<HttpResponse, "headers" | "status">,
  nowMs: number,
): number | undefined {
  const requested = parseRetryAfter(headers, nowMs);
  if (requested !== undefined || status !== 429) return requested;
  const limits = parseRateLimits(headers, nowMs);
  const exhausted = limits.filter(({ remaining }) => remaining === 0).map(({ resetInMs }) => resetInMs);
  if (exhausted.length > 0) return Math.max(...exhausted);
  return limits.length > 0 ? Math.min(...limits.map(({ resetInMs }) => resetInMs)) : undefined;
}

/** Returns the delay from the header `retry-after-ms` or `Retry-After` in milliseconds, or `undefined` if both headers are missing or invalid. */
export function parseRetryAfter(headers: HttpResponse["headers"], nowMs: number): number | undefined {
  const exact = headers.get("retry-after-ms")?.trim();
  const exactMs = exact !== undefined && NUMBER.test(exact) ? plausible(Number(exact)) : undefined;
  return exactMs ?? delayMs(headers.get("retry-after") ?? "", serverNow(headers, nowMs));
}
