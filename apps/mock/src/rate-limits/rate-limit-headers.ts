import type { Verdict } from "./algorithms.ts";

/** Writes into the headers of a response what a limit of so many requests a minute said of its request. */
export type RateHeaders = (headers: Record<string, string>, limit: number, verdict: Verdict, nowMs: number) => void;

/** The forms in which servers write their limits, by name. */
export const rateHeaders = {
  "x-ratelimit": (headers, limit, { remaining, resetAtMs }) => {
    headers["x-ratelimit-limit"] = String(limit);
    headers["x-ratelimit-remaining"] = String(remaining);
    headers["x-ratelimit-reset"] = seconds(resetAtMs);
  },
  "x-ratelimit-ms": (headers, limit, { remaining, resetAtMs }) => {
    headers["x-ratelimit-limit"] = String(limit);
    headers["x-ratelimit-remaining"] = String(remaining);
    headers["x-ratelimit-reset"] = String(resetAtMs);
  },
  ratelimit: (headers, limit, { remaining, resetAtMs }, nowMs) => {
    headers["ratelimit-limit"] = String(limit);
    headers["ratelimit-remaining"] = String(remaining);
    headers["ratelimit-reset"] = seconds(resetAtMs - nowMs);
  },
  ietf: (headers, limit, { remaining, resetAtMs }, nowMs) => {
    headers["ratelimit-policy"] = `"default";q=${limit};w=60`;
    headers["ratelimit"] = `"default";r=${remaining};t=${seconds(resetAtMs - nowMs)}`;
  },
  none: () => undefined,
} satisfies Record<string, RateHeaders>;

/** The name of a form. */
export type RateHeadersName = keyof typeof rateHeaders;

/** Milliseconds as whole seconds, rounded up: who waits as long is not refused again. */
export function seconds(durationMs: number): string {
  return String(Math.ceil(durationMs / 1000));
}
