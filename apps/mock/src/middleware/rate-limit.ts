import { mapResponse, type HttpResponse, type Middleware } from "../http/middleware.ts";
import { errorResponse } from "../http/responses.ts";
import { formatSeconds, headerWriters, type RateLimitHeaderFormat } from "../rate-limits/rate-limit-headers.ts";
import type { RateLimit } from "../rate-limits/rate-limit.ts";
import { apiKeyOf } from "./bearer-auth.ts";

/** Options of the `rateLimit` middleware. */
export interface RateLimitOptions {
  limit: RateLimit;
  /** The format of the rate-limit headers. */
  rateHeaders: RateLimitHeaderFormat;
  /** Returns the time in milliseconds since 1970. */
  now: () => number;
}

/** Counts the requests of each API key, adds rate-limit headers to every response, and returns 429 for requests over the limit. */
export function rateLimit({ limit, now, rateHeaders: format }: RateLimitOptions): Middleware {
  const writeHeaders = headerWriters[format];
  return (request, next) => {
    const nowMs = now();
    const { requestsPerMinute } = limit.rule;
    const decision = limit.take(apiKeyOf(request) ?? "", nowMs);
    const response = decision.isAllowed
      ? next(request)
      : tooManyRequests(requestsPerMinute, decision.resetAtMs - nowMs, format);
    return mapResponse(response, (limited) => {
      writeHeaders(limited.headers, requestsPerMinute, decision, nowMs);
      return limited;
    });
  };
}

function tooManyRequests(limit: number, waitMs: number, format: RateLimitHeaderFormat): HttpResponse {
  const seconds = formatSeconds(waitMs);
  const message = `Too many requests: the limit is ${limit} per minute. Wait ${seconds} s.`;
  return errorResponse(429, "rate_limited", message, format === "none" ? {} : { "retry-after": seconds });
}
