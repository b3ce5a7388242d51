import { createMock } from "@smartalex/mock";
import { RateLimitError, SmartAlex } from "@smartalex/sdk";
import { expect, test } from "vitest";
import { rateLimit, type RateLimitOptions } from "../src/middleware/rate-limit.ts";
import { rateLimiters, type RateWindow } from "../src/rate-limits/rate-limiter.ts";
import { createRateLimit, type RateLimitRule } from "../src/rate-limits/rate-limit.ts";
import { toFetch } from "../src/http/fetch-adapter.ts";
import { compose } from "../src/http/middleware.ts";
import { checked } from "./checked.ts";

const windows = ["fixed", "sliding", "bucket"] as const satisfies RateWindow[];
const now = "2026-01-15T15:00:20Z";
const startMs = Date.parse(now);

/** Creates a server with only a rate limit, and a clock to set. */
function limited({
  requestsPerMinute = 60,
  window = "fixed",
  ...options
}: Partial<RateLimitOptions & RateLimitRule> = {}) {
  const clock = { nowMs: startMs };
  const limit = rateLimit({
    limit: createRateLimit({ requestsPerMinute, window }),
    rateHeaders: "x-ratelimit",
    now: () => clock.nowMs,
    ...options,
  });
  const handle = toFetch(compose([limit], () => ({ status: 200, headers: {}, body: undefined })));
  const ask = async (key = "one") => {
    return handle(new Request("http://mock/v1/calls", { headers: { authorization: `Bearer ${key}` } }));
  };
  return { ask, clock };
}

async function statuses(ask: () => Promise<Response>, count: number): Promise<number[]> {
  const given = [];
  for (let index = 0; index < count; index++) given.push((await ask()).status);
  return given;
}

function repeat(status: number, count: number): number[] {
  return Array<number>(count).fill(status);
}

test.each(windows)("with a limit of 60 per minute, 60 of 150 concurrent requests succeed: %s", async (window) => {
  const ask = checked(createMock({ now, plan: "professional", window, calls: [] }).fetch);
  const request = () => ask(new Request("http://mock/v1/calls", { headers: { authorization: "Bearer one" } }));
  expect(await statuses(request, 150)).toEqual([...repeat(200, 60), ...repeat(429, 90)]);
  const other = await ask(new Request("http://mock/v1/calls", { headers: { authorization: "Bearer another" } }));
  expect(other.status).toBe(200);
});

test.each([
  ["professional", "60"],
  ["dental", "300"],
  ["real-estate", "600"],
] as const)("the plan %s allows %s requests per minute", async (plan, limit) => {
  const response = await createMock({ plan }).fetch(new Request("http://mock/v1/calls"));
  expect(response.headers.get("x-ratelimit-limit")).toBe(limit);
});

test.each(windows)("a client is allowed again after the wait of a 429, and not earlier: %s", async (window) => {
  const { ask, clock } = limited({ window });
  await statuses(ask, 60);
  const waitSeconds = Number((await ask()).headers.get("retry-after"));
  expect(waitSeconds).toBe({ fixed: 40, sliding: 60, bucket: 1 }[window]);
  clock.nowMs += waitSeconds * 1000 - 1;
  expect((await ask()).status).toBe(429);
  clock.nowMs += 1;
  expect((await ask()).status).toBe(200);
});

test("a fixed window is reset at the full minute", async () => {
  const { ask, clock } = limited();
  await statuses(ask, 100);
  clock.nowMs = Date.parse("2026-01-15T15:01:00Z");
  expect(await statuses(ask, 61)).toEqual([...repeat(200, 60), 429]);
});

test("a sliding window never allows more than the limit in any 60 seconds", async () => {
  const { ask, clock } = limited({ window: "sliding", requestsPerMinute: 7 });
  const passedAt: number[] = [];
  for (let step = 0; step < 500; step++) {
    clock.nowMs += (step * 7919) % 9000;
    if ((await ask()).status === 200) passedAt.push(clock.nowMs);
  }
  for (const atMs of passedAt) {
    expect(passedAt.filter((other) => other > atMs - 60_000 && other <= atMs).length).toBeLessThanOrEqual(7);
  }
  expect(passedAt.length).toBeGreaterThan(200);
});

test("a token bucket allows exactly its capacity plus the refill, without rounding errors", async () => {
  const { ask, clock } = limited({ window: "bucket", requestsPerMinute: 7 });
  await statuses(ask, 7);
  let passed = 0;
  for (let step = 0; step < 60_000; step += 100) {
    clock.nowMs += 100;
    if ((await ask()).status === 200) passed++;
  }
  expect(passed).toBe(7);
});

test.each(windows)("setting the clock back does not block a key for more than a minute: %s", async (window) => {
  const { ask, clock } = limited({ window });
  await statuses(ask, 61);
  clock.nowMs -= 365 * 24 * 3_600_000;
  await ask();
  clock.nowMs += 60_000;
  expect((await ask()).status).toBe(200);
});

test.each([
  ["x-ratelimit", ["60", "59", "1768489260"], ["x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset"]],
  [
    "x-ratelimit-ms",
    ["60", "59", "1768489260000"],
    ["x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset"],
  ],
  ["ratelimit", ["60", "59", "40"], ["ratelimit-limit", "ratelimit-remaining", "ratelimit-reset"]],
  ["ietf", ['"default";q=60;w=60', '"default";r=59;t=40'], ["ratelimit-policy", "ratelimit"]],
  ["none", [], []],
] as const)("responses have rate-limit headers in the format %s: %j", async (rateHeaders, values, names) => {
  const { ask } = limited({ rateHeaders });
  const { headers } = await ask();
  expect(names.map((name) => headers.get(name))).toEqual(values);
  expect([...headers.keys()].filter((name) => name.includes("ratelimit"))).toHaveLength(names.length);
});

test("without rate-limit headers, a 429 has no Retry-After", async () => {
  const { ask } = limited({ rateHeaders: "none", requestsPerMinute: 1 });
  expect((await ask()).headers.has("retry-after")).toBe(false);
  const refused = await ask();
  expect([refused.status, refused.headers.has("retry-after")]).toEqual([429, false]);
});

test.each(windows)(
  "of a million keys, at least the last 10,000 are counted, and the first are removed: %s",
  (window) => {
    const take = rateLimiters[window](1);
    for (let index = 0; index < 1_000_000; index++) take(`key_${index}`, startMs);
    expect(take("key_999999", startMs).isAllowed).toBe(false);
    expect(take("key_990001", startMs).isAllowed).toBe(false);
    expect(take("key_1", startMs).isAllowed).toBe(true); // removed, so its count restarts
  },
);

test("a client without retries gets the wait time if another client has used up the limit", async () => {
  const fetch = checked(createMock({ now, requestsPerMinute: 1 }).fetch);
  await new SmartAlex({ apiKey: "any", fetch }).calls.list();
  const smartalex = new SmartAlex({ apiKey: "any", fetch, maxRetries: 0 });
  const error = await smartalex.calls.list().catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(RateLimitError);
  expect(error).toMatchObject({ retryAfterMs: 40_000 });
});

test("with a frozen clock, the default rate limit is practically unlimited", async () => {
  const ask = checked(createMock({ now, calls: [] }).fetch);
  const request = () => ask(new Request("http://mock/v1/calls", { headers: { authorization: "Bearer one" } }));
  expect(await statuses(request, 700)).toEqual(repeat(200, 700));
});

test.each([0, -1, 1.5, NaN, Infinity, 1e10])("%d requests per minute is an invalid option", (requestsPerMinute) => {
  expect(() => createMock({ requestsPerMinute })).toThrow(
    "the option requestsPerMinute must be an integer from 1 to 1000000000",
  );
});

test("a plan and a number of requests cannot be combined", () => {
  expect(() => createMock({ plan: "dental", requestsPerMinute: 5 })).toThrow(
    "plan and requestsPerMinute cannot be combined",
  );
});

test("an unknown plan, window or header format is an error with the valid values", () => {
  const wrong = { plan: "gold", window: "moving", rateHeaders: "constructor" };
  for (const [option, value] of Object.entries(wrong)) {
    expect(() => createMock({ [option]: value })).toThrow(new RegExp(`the option ${option} must be one of \\w+`));
  }
});
