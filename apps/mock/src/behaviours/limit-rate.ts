import { rateWindows, type RateWindowName } from "../limits/limiter.ts";
import { rateHeaders, seconds, type RateHeaders, type RateHeadersName } from "../limits/rate-headers.ts";
import { onResponse, type Behaviour, type MockResponse } from "../handler.ts";
import { fail } from "../respond.ts";
import { apiKeyOf } from "./require-auth.ts";

/** How many requests a minute each API key may make, how they are counted and told, and by which clock (milliseconds since 1970). */
export interface RateLimit {
  requestsPerMinute: number;
  window: RateWindowName;
  rateHeaders: RateHeadersName;
  now: () => number;
}

/** Counts the requests of each API key, says so on every answer, and answers 429 beyond the limit. */
export function limitRate({ now, requestsPerMinute: limit, window, rateHeaders: form }: RateLimit): Behaviour {
  const take = rateWindows[window](limit);
  const writeHeaders: RateHeaders = rateHeaders[form];
  return (next) => (request) => {
    const nowMs = now();
    const verdict = take(apiKeyOf(request) ?? "", nowMs);
    const given = verdict.isAllowed ? next(request) : refuse(limit, verdict.resetAtMs - nowMs, form);
    return onResponse(given, (response) => {
      writeHeaders(response.headers, limit, verdict, nowMs);
      return response;
    });
  };
}

function refuse(limit: number, waitMs: number, form: RateHeadersName): MockResponse {
  const message = `Too many requests: ${limit} a minute are allowed. Wait ${seconds(waitMs)} s.`;
  return fail(429, "rate_limited", message, form === "none" ? {} : { "retry-after": seconds(waitMs) });
}
