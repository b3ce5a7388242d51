import type { Verdict } from "./windows.ts";

/** Writes what a limit of so many requests a minute said of a request. */
export type RateHeaders = (limit: number, verdict: Verdict, nowMs: number) => Record<string, string>;

/** The forms in which servers write their limits, by name. */
export const rateHeaders = {
  "x-ratelimit": (limit, { remaining, resetAtMs }) => ({
    "x-ratelimit-limit": String(limit),
    "x-ratelimit-remaining": String(remaining),
    "x-ratelimit-reset": seconds(resetAtMs),
  }),
  "x-ratelimit-ms": (limit, { remaining, resetAtMs }) => ({
    "x-ratelimit-limit": String(limit),
    "x-ratelimit-remaining": String(remaining),
    "x-ratelimit-reset": String(resetAtMs),
  }),
  ratelimit: (limit, { remaining, resetAtMs }, nowMs) => ({
    "ratelimit-limit": String(limit),
    "ratelimit-remaining": String(remaining),
    "ratelimit-reset": seconds(resetAtMs - nowMs),
  }),
  ietf: (limit, { remaining, resetAtMs }, nowMs) => ({
    "ratelimit-policy": `"default";q=${limit};w=60`,
    ratelimit: `"default";r=${remaining};t=${seconds(resetAtMs - nowMs)}`,
  }),
  none: () => ({}),
} satisfies Record<string, RateHeaders>;

/** The name of a form. */
export type RateHeadersName = keyof typeof rateHeaders;

/** Milliseconds as whole seconds, rounded up: who waits as long is not refused again. */
export function seconds(durationMs: number): string {
  return String(Math.ceil(durationMs / 1000));
}
