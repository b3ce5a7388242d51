import type { RateLimitDecision } from "./algorithms.ts";

/** Adds the rate-limit headers to a response. `limit` is the number of requests per minute. */
export type RateLimitHeaderWriter = (
  headers: Record<string, string>,
  limit: number,
  verdict: RateLimitDecision,
  nowMs: number,
) => void;

/** The formats of rate-limit headers, by name. */
export const headerWriters = {
  "x-ratelimit": (headers, limit, { remaining, resetAtMs }) => {
    headers["x-ratelimit-limit"] = String(limit);
    headers["x-ratelimit-remaining"] = String(remaining);
    headers["x-ratelimit-reset"] = formatSeconds(resetAtMs);
  },
  "x-ratelimit-ms": (headers, limit, { remaining, resetAtMs }) => {
    headers["x-ratelimit-limit"] = String(limit);
    headers["x-ratelimit-remaining"] = String(remaining);
    headers["x-ratelimit-reset"] = String(resetAtMs);
  },
  ratelimit: (headers, limit, { remaining, resetAtMs }, nowMs) => {
    headers["ratelimit-limit"] = String(limit);
    headers["ratelimit-remaining"] = String(remaining);
    headers["ratelimit-reset"] = formatSeconds(resetAtMs - nowMs);
  },
  ietf: (headers, limit, { remaining, resetAtMs }, nowMs) => {
    headers["ratelimit-policy"] = `"default";q=${limit};w=60`;
    headers["ratelimit"] = `"default";r=${remaining};t=${formatSeconds(resetAtMs - nowMs)}`;
  },
  none: () => undefined,
} satisfies Record<string, RateLimitHeaderWriter>;

/** The name of a format. */
export type RateLimitHeaderFormat = keyof typeof headerWriters;

/** Converts milliseconds to whole seconds, rounded up, so that a client that waits this long is not rejected again. */
export function formatSeconds(durationMs: number): string {
  return String(Math.ceil(durationMs / 1000));
}
