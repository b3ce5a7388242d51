import { expect, test } from "vitest";
import { parseRateLimitHeaders } from "../src/probes/rate-limit-headers.ts";

const NOW_MS = Date.UTC(2026, 0, 20, 12);

test.each([
  [
    "X-RateLimit-* with a reset in epoch seconds",
    { "x-ratelimit-limit": "60", "x-ratelimit-remaining": "59", "x-ratelimit-reset": String(NOW_MS / 1000 + 30) },
    { form: "X-RateLimit-*", limit: 60, remaining: 59, resetUnit: "epoch seconds", resetInMs: 30_000 },
  ],
  [
    "X-RateLimit-* with a reset in epoch milliseconds",
    { "x-ratelimit-limit": "60", "x-ratelimit-remaining": "59", "x-ratelimit-reset": String(NOW_MS + 30_000) },
    { form: "X-RateLimit-*", limit: 60, remaining: 59, resetUnit: "epoch milliseconds", resetInMs: 30_000 },
  ],
  [
    "RateLimit-* with a reset in seconds from now",
    { "ratelimit-limit": "60", "ratelimit-remaining": "59", "ratelimit-reset": "30" },
    { form: "RateLimit-*", limit: 60, remaining: 59, resetUnit: "seconds from now", resetInMs: 30_000 },
  ],
  [
    "RateLimit and RateLimit-Policy",
    { "ratelimit-policy": '"default";q=60;w=60', ratelimit: '"default";r=59;t=30' },
    { form: "RateLimit", limit: 60, remaining: 59, resetUnit: "seconds from now", resetInMs: 30_000 },
  ],
])("reads %s", (_, headers, expected) => {
  expect(parseRateLimitHeaders(new Headers(headers), NOW_MS)).toMatchObject(expected);
});

test("a response without rate-limit headers has no rate limit", () => {
  expect(parseRateLimitHeaders(new Headers({ "content-type": "application/json" }), NOW_MS)).toBeUndefined();
});
