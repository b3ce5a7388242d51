import { expect, test } from "vitest";
import { numericRetryAfterMs, parseNumericLimits } from "../src/transport/rate-limiter/numeric-headers.ts";
import { parseRateLimits } from "../src/transport/rate-limiter/rate-limit-headers.ts";
import { parseRetryAfter, retryDelayMs } from "../src/transport/rate-limiter/retry-after.ts";
import { seededChance } from "./seeded-random.ts";

const nowMs = Date.parse("2026-01-15T15:00:00Z");
const epoch = nowMs / 1000 + 30;
const yearAhead = nowMs / 1000 + 365 * 86_400;

/** Parses headers, and omits the names of the policies. */
function read(headers: Record<string, string>, atMs = nowMs) {
  return parseRateLimits(new Headers(headers), atMs).map(({ remaining, resetInMs }) => ({ remaining, resetInMs }));
}

test.each<Record<string, string>>([
  { "x-ratelimit-remaining": "5", "x-ratelimit-reset": "30" },
  { "x-ratelimit-remaining": " 5 ", "x-ratelimit-reset": " 30.0 " },
  { "x-ratelimit-remaining": "5", "x-ratelimit-reset": `${epoch}` },
  { "x-ratelimit-remaining": "5", "x-ratelimit-reset": `${epoch}000` },
  { "x-ratelimit-remaining": "5", "x-ratelimit-reset": `${epoch}000000` },
  { "x-ratelimit-remaining": "5", "x-ratelimit-reset": "Thu, 15 Jan 2026 15:00:30 GMT" },
  { "ratelimit-remaining": "5", "ratelimit-reset": "30" },
  { "ratelimit-remaining": "5", "ratelimit-reset": `${epoch}` },
  { ratelimit: "limit=100, remaining=5, reset=30", "ratelimit-policy": "100;w=60" },
  { ratelimit: '"default";r=5;t=30', "ratelimit-policy": '"default";q=100;w=60' },
  { ratelimit: "default; r = 5 ; t = 30" },
  { ratelimit: '"a;r=9;t=9, b";pk=:cGFydA==:;r=5;t=30' },
])("parses %j as 5 requests for the next 30 seconds", (headers) => {
  expect(read(headers)).toEqual([{ remaining: 5, resetInMs: 30_000 }]);
});

test("parses all policies of a response, each with its own name", () => {
  const headers = new Headers({ ratelimit: '"day";r=900;t=3000, "minute";r=5;t=30' });
  headers.append("ratelimit-remaining", "7");
  headers.append("ratelimit-remaining", "800");
  headers.append("ratelimit-reset", "20");
  headers.append("ratelimit-reset", "2000");
  headers.set("x-ratelimit-remaining", "5");
  headers.set("x-ratelimit-reset", String(epoch));
  const limits = parseRateLimits(headers, nowMs);
  expect(limits.map(({ remaining, resetInMs }) => [remaining, resetInMs])).toEqual([
    [900, 3_000_000],
    [5, 30_000],
    [7, 20_000],
    [800, 2_000_000],
    [5, 30_000],
  ]);
  expect(new Set(limits.map(({ policy }) => policy)).size).toBe(5);
});

test.each<Record<string, string>>([
  {},
  { "x-ratelimit-remaining": "5" },
  { "x-ratelimit-reset": "30" },
  { "x-ratelimit-remaining": "many", "x-ratelimit-reset": "soon" },
  { "x-ratelimit-remaining": "-1", "x-ratelimit-reset": "30" },
  { "x-ratelimit-remaining": "5/100", "x-ratelimit-reset": "30" },
  { "x-ratelimit-remaining": "5", "x-ratelimit-reset": "30 minutes" },
  { "x-ratelimit-remaining": "5", "x-ratelimit-reset": "+30" },
  { "x-ratelimit-remaining": "5", "x-ratelimit-reset": "1e3" },
  { "x-ratelimit-remaining": "5", "x-ratelimit-reset": `${yearAhead}` },
  { "x-ratelimit-remaining": "5", "x-ratelimit-reset": `${yearAhead}000` },
  { "x-ratelimit-remaining": "5", "x-ratelimit-reset": "5000000" },
  { "x-ratelimit-remaining": "5", "x-ratelimit-reset": `${epoch}000000000` },
  { "x-ratelimit-remaining": "5", "x-ratelimit-reset": "Fri, 15 Jan 2027 15:00:30 GMT" },
  { ratelimit: '"default";r=5' },
  { ratelimit: '"default";r=5;t=soon' },
  { ratelimit: "limit=100, remaining=5" },
])("ignores %j", (headers) => {
  expect(read(headers)).toEqual([]);
});

test("a reset that has just passed means now", () => {
  expect(read({ "x-ratelimit-remaining": "5", "x-ratelimit-reset": String(nowMs / 1000 - 9) })).toEqual([
    { remaining: 5, resetInMs: 0 },
  ]);
});

test("compares an epoch with the server's clock if that differs from the client's", () => {
  const ahead = { "x-ratelimit-remaining": "5", "x-ratelimit-reset": String(nowMs / 1000 + 3_630) };
  const limit = { remaining: 5, resetInMs: 30_000 };
  expect(read({ ...ahead, date: "Thu, 15 Jan 2026 16:00:00 GMT" })).toEqual([limit]);
  // A date in whole seconds does not prove that the client's clock is wrong.
  const exact = { "x-ratelimit-remaining": "5", "x-ratelimit-reset": String(epoch) };
  expect(read({ ...exact, date: "Thu, 15 Jan 2026 15:00:00 GMT" }, nowMs + 900)).toEqual([
    { remaining: 5, resetInMs: 29_100 },
  ]);
});

test.each([
  ["2", 2_000],
  ["0", 0],
  ["1.5", 1_500],
  [" 30 ", 30_000],
  ["86400", 86_400_000],
  [`${epoch}`, 30_000],
  [`${epoch}000`, 30_000],
  [`${epoch}000000`, 30_000],
  ["Thu, 15 Jan 2026 15:00:30 GMT", 30_000],
  ["Thursday, 15-Jan-26 15:00:30 GMT", 30_000],
  ["Thu Jan 15 15:00:30 2026", 30_000],
  ["Thu, 15 Jan 2026 14:00:00 GMT", 0],
])("Retry-After %j means %i ms", (value, expected) => {
  expect(parseRetryAfter(new Headers({ "retry-after": value }), nowMs)).toBe(expected);
});

test.each([
  "soon",
  "-1",
  "9".repeat(400),
  "about 10",
  "10 seconds",
  "2026-01-15T15:00:30Z",
  "Thu, 15 Jan 2026 15:00:30 GMT+1",
  "Fri, 15 Jan 2027 15:00:30 GMT",
  `${yearAhead}`,
  "3000000",
  "",
])("ignores Retry-After %j", (value) => {
  expect(parseRetryAfter(new Headers({ "retry-after": value }), nowMs)).toBeUndefined();
  expect(parseRetryAfter(new Headers(), nowMs)).toBeUndefined();
});

test("prefers retry-after-ms to Retry-After, unless it is not plausible", () => {
  const both = (ms: string) => parseRetryAfter(new Headers({ "retry-after": "2", "retry-after-ms": ms }), nowMs);
  expect(both("1500")).toBe(1_500);
  expect(both("1500 ms")).toBe(2_000);
  expect(both(String(nowMs))).toBe(2_000);
});

test("after a 429 response, the delay is Retry-After, or the resets of exhausted limits, or the next reset", () => {
  const delayFor = (headers: Record<string, string>, status = 429) =>
    retryDelayMs(new Response(null, { status, headers }), nowMs);
  const exhausted = { ratelimit: '"day";r=900;t=3000, "hour";r=0;t=300, "minute";r=0;t=30' };
  expect(delayFor({ ...exhausted, "retry-after": "2" })).toBe(2_000);
  expect(delayFor(exhausted)).toBe(300_000);
  expect(delayFor({ ratelimit: '"day";r=900;t=3000, "minute";r=5;t=30' })).toBe(30_000);
  expect(delayFor({})).toBeUndefined();
  expect(delayFor(exhausted, 503)).toBeUndefined();
});

test.each([
  [{ "x-ratelimit-remaining": "5", "x-ratelimit-reset": "30" }, true],
  [{ "ratelimit-remaining": "5", "ratelimit-reset": `${epoch}` }, true],
  [{}, true],
  [{ ratelimit: '"default";r=5;t=30' }, false],
  [{ "x-ratelimit-remaining": "5, 6", "x-ratelimit-reset": "30, 60" }, false],
  [{ "x-ratelimit-remaining": "5", "x-ratelimit-reset": "Thu, 15 Jan 2026 15:00:30 GMT" }, false],
])("%j can be parsed without loading the full parser: %s", (headers, isNumeric) => {
  expect(parseNumericLimits(new Headers(headers), nowMs) !== undefined).toBe(isNumeric);
});

test("the parser of numeric headers returns what the full parser returns, or leaves the headers to the full parser", () => {
  const chance = seededChance(1);
  const oneOf = (values: readonly (string | undefined)[]) => values[Math.floor(chance() * values.length)];
  const numbers = [undefined, "", "0", "5", "1.5", "-1", "soon", "30", "5, 6", "9".repeat(30), "3000000"];
  const times = [`${epoch}`, `${epoch}000`, `${epoch}000000`, `${yearAhead}`, "Thu, 15 Jan 2026 15:00:30 GMT"];
  const names = ["retry-after", "retry-after-ms", "ratelimit-remaining", "ratelimit-reset"];
  let parsed = 0;
  for (let run = 0; run < 5_000; run++) {
    const headers = new Headers({
      date: oneOf(["", "Thu, 15 Jan 2026 15:00:01 GMT", "Thu, 15 Jan 2026 16:00:00 GMT"]) ?? "",
    });
    for (const name of [...names, "x-ratelimit-remaining", "x-ratelimit-reset"]) {
      const value = oneOf([undefined, "7", "60", ...numbers, ...times]);
      if (value !== undefined) headers.set(name, value);
    }
    const limits = parseNumericLimits(headers, nowMs);
    if (limits) expect(limits).toEqual(parseRateLimits(headers, nowMs));
    const delayMs = numericRetryAfterMs(headers, nowMs);
    if (delayMs !== undefined) expect(delayMs).toBe(retryDelayMs({ headers, status: 429 }, nowMs));
    if (limits?.length) parsed++;
  }
  expect(parsed).toBeGreaterThan(100);
});
