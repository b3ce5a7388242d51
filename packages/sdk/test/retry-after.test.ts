import { expect, test } from "vitest";
import { retryAfterMs } from "../src/transport/retry-after.ts";

const now = Date.parse("2026-01-15T15:00:00Z");

test.each([
  ["2", 2_000],
  ["0", 0],
  ["1.5", 1_500],
  [" 30 ", 30_000],
  ["Thu, 15 Jan 2026 15:00:30 GMT", 30_000],
  ["Thu, 15 Jan 2026 14:00:00 GMT", 0],
  ["soon", undefined],
  ["-1", undefined],
  ["9".repeat(400), undefined],
  ["about 10", undefined],
  ["2026-01-15T15:00:30Z", undefined],
  ["", undefined],
])("Retry-After %j means %j ms", (value, expected) => {
  expect(retryAfterMs(new Headers({ "retry-after": value }), now)).toBe(expected);
});

test("no Retry-After means that the server does not say", () => {
  expect(retryAfterMs(new Headers(), now)).toBeUndefined();
});
