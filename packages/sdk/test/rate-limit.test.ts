import { expect, test } from "vitest";
import { rateLimitOf, waitAfterMs } from "../src/transport/rate-limit.ts";

const nowMs = Date.parse("2026-01-15T15:00:00Z");
const epoch = String(nowMs / 1000 + 30);
const limit = { remaining: 5, resetInMs: 30_000 };

test.each([
  [{ "x-ratelimit-remaining": "5", "x-ratelimit-reset": epoch }, limit],
  [{ "x-ratelimit-remaining": "5", "x-ratelimit-reset": `${epoch}000` }, limit],
  [{ "x-ratelimit-remaining": "5", "x-ratelimit-reset": "30" }, limit],
  [{ "ratelimit-remaining": "5", "ratelimit-reset": "30" }, limit],
  [{ "ratelimit-remaining": "5", "ratelimit-reset": epoch }, limit],
  [{ ratelimit: "limit=100, remaining=5, reset=30" }, limit],
  [{ ratelimit: '"default";r=5;t=30', "ratelimit-policy": '"default";q=100;w=60' }, limit],
  [
    { "x-ratelimit-remaining": "5", "x-ratelimit-reset": String(nowMs / 1000 - 9) },
    { remaining: 5, resetInMs: 0 },
  ],
  [{ "x-ratelimit-remaining": "5" }, undefined],
  [{ "x-ratelimit-reset": "30" }, undefined],
  [{ "x-ratelimit-remaining": "many", "x-ratelimit-reset": "soon" }, undefined],
  [{}, undefined],
])("%j is read as %j", (headers, expected) => {
  expect(rateLimitOf(new Headers(headers as Record<string, string>), nowMs)).toEqual(expected);
});

test("an epoch is compared with the server's clock where that differs from ours", () => {
  const ahead = { "x-ratelimit-remaining": "5", "x-ratelimit-reset": String(nowMs / 1000 + 3_630) };
  expect(rateLimitOf(new Headers({ ...ahead, date: "Thu, 15 Jan 2026 16:00:00 GMT" }), nowMs)).toEqual(limit);
  // A date in whole seconds is no reason to doubt a clock that is right.
  const exact = { "x-ratelimit-remaining": "5", "x-ratelimit-reset": epoch };
  expect(rateLimitOf(new Headers({ ...exact, date: "Thu, 15 Jan 2026 15:00:00 GMT" }), nowMs + 900)).toEqual({
    remaining: 5,
    resetInMs: 29_100,
  });
});

test("after a refusal Retry-After counts, then the reset; after another failure a reset does not", () => {
  const headers = { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "30" };
  const answer = (status: number, more = {}) => new Response(null, { status, headers: { ...headers, ...more } });
  expect(waitAfterMs(answer(429, { "retry-after": "2" }), nowMs)).toBe(2_000);
  expect(waitAfterMs(answer(429, { "retry-after": "2", "retry-after-ms": "1500" }), nowMs)).toBe(1_500);
  expect(waitAfterMs(answer(429), nowMs)).toBe(30_000);
  expect(waitAfterMs(answer(503), nowMs)).toBeUndefined();
});
