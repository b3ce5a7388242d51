import { fail, type Behaviour } from "../respond.ts";
import { apiKeyOf } from "./require-auth.ts";

const WINDOW_MS = 60_000;

/** How many requests a minute each API key may make, by which clock (milliseconds since 1970). */
export interface RateLimit {
  requestsPerMinute: number;
  now: () => number;
}

/** Counts the requests of each API key in minutes of the clock, says so on every answer, and answers 429 beyond the limit. */
export function limitRate({ requestsPerMinute, now }: RateLimit): Behaviour {
  let window = -1;
  const used = new Map<string, number>();
  return (next) => async (request) => {
    const nowMs = now();
    if (Math.floor(nowMs / WINDOW_MS) !== window) {
      window = Math.floor(nowMs / WINDOW_MS);
      used.clear();
    }
    const key = apiKeyOf(request) ?? "";
    const count = (used.get(key) ?? 0) + 1;
    used.set(key, count);

    const resetMs = (window + 1) * WINDOW_MS;
    const response = count <= requestsPerMinute ? await next(request) : refuse(requestsPerMinute, resetMs - nowMs);
    response.headers.set("x-ratelimit-limit", String(requestsPerMinute));
    response.headers.set("x-ratelimit-remaining", String(Math.max(0, requestsPerMinute - count)));
    response.headers.set("x-ratelimit-reset", String(resetMs / 1000));
    return response;
  };
}

function refuse(requestsPerMinute: number, waitMs: number): Response {
  const seconds = Math.ceil(waitMs / 1000);
  return fail(429, "rate_limited", `Too many requests: ${requestsPerMinute} a minute are allowed. Wait ${seconds} s.`, {
    "retry-after": String(seconds),
  });
}
