import { onResponse, type Behaviour, type MockResponse } from "../http/middleware.ts";
import { rateHeaders, seconds, type RateHeaders, type RateHeadersName } from "../rate-limits/rate-limit-headers.ts";
import type { RateLimit } from "../rate-limits/rate-limit.ts";
import { fail } from "../http/responses.ts";
import { apiKeyOf } from "./bearer-auth.ts";

/** The limit of each API key, how it is told, and by which clock (milliseconds since 1970). */
export interface RateOptions {
  limit: RateLimit;
  rateHeaders: RateHeadersName;
  now: () => number;
}

/** Counts the requests of each API key, says so on every answer, and answers 429 beyond the limit. */
export function limitRate({ limit, now, rateHeaders: form }: RateOptions): Behaviour {
  const writeHeaders: RateHeaders = rateHeaders[form];
  return (next) => (request) => {
    const nowMs = now();
    const { requestsPerMinute } = limit.rule;
    const verdict = limit.take(apiKeyOf(request) ?? "", nowMs);
    const given = verdict.isAllowed ? next(request) : refuse(requestsPerMinute, verdict.resetAtMs - nowMs, form);
    return onResponse(given, (response) => {
      writeHeaders(response.headers, requestsPerMinute, verdict, nowMs);
      return response;
    });
  };
}

function refuse(limit: number, waitMs: number, form: RateHeadersName): MockResponse {
  const message = `Too many requests: ${limit} a minute are allowed. Wait ${seconds(waitMs)} s.`;
  return fail(429, "rate_limited", message, form === "none" ? {} : { "retry-after": seconds(waitMs) });
}
