import { errorBodyValidator } from "@smartalex/contract";
import { createMock } from "@smartalex/mock";
import { SmartAlex } from "@smartalex/sdk";
import { expect, test } from "vitest";

/** Returns the statuses of sequential requests to these paths, 0 for a broken connection. */
async function statuses(options: Parameters<typeof createMock>[0], ...paths: string[]): Promise<number[]> {
  const { fetch } = createMock({ calls: [], ...options });
  const given: number[] = [];
  for (const path of paths) {
    const request = new Request(`http://mock/v1${path}`, { headers: { authorization: "Bearer key" } });
    given.push((await fetch(request).catch(() => undefined))?.status ?? 0);
  }
  return given;
}
const times = (count: number) => Array<string>(count).fill("/calls");

test("a fault without conditions applies to every request", async () => {
  expect(await statuses({ faults: ["503"] }, "/calls", "/calls/call_1", "/calls")).toEqual([503, 503, 503]);
});

test("the last step of a script is repeated", async () => {
  expect(await statuses({ faults: ["503, reset, ok"] }, ...times(5))).toEqual([503, 0, 200, 200, 200]);
});

test("only matching requests take the steps of a rule", async () => {
  const faults = ["/calls page=3: 503, ok"];
  expect(await statuses({ faults }, "/calls", "/calls?page=3", "/calls", "/calls?page=3")).toEqual([
    200, 503, 200, 200,
  ]);
});

test("the first matching rule applies", async () => {
  const faults = ["page=2: 500", "502"];
  expect(await statuses({ faults }, "/calls?page=2", "/calls")).toEqual([500, 502]);
});

test("a percentage depends on the seed, and applies to about this share of requests", async () => {
  const run = (seed?: number) => statuses({ faults: ["20%: 503"], seed }, ...times(500));
  const first = await run();
  expect(await run()).toEqual(first);
  expect(await run(1)).toEqual(first);
  expect(await run(2)).not.toEqual(first);
  const share = first.filter((status) => status === 503).length / first.length;
  expect(share).toBeGreaterThan(0.15);
  expect(share).toBeLessThan(0.25);
});

test("a client reads a workspace in which every fifth request fails", async () => {
  const faults = ["10%: 503", "5%: reset", "5%: reset-in-body"];
  const { fetch } = createMock({ now: "2026-01-16T12:00:00Z", faults });
  const startTimer = (ms: number, onEnd: () => void) => {
    if (ms < 30_000) setImmediate(onEnd); // the delays between attempts, not the timeouts
    return () => undefined;
  };
  const clock = { now: () => 0, startTimer };
  const smartalex = new SmartAlex({ apiKey: "any", fetch, clock });
  const ids = new Set<string>();
  for await (const { id } of smartalex.calls.list({ per_page: 20 })) ids.add(id);
  expect(ids.size).toBe(150);
});

test.each([
  ["code=429", 429],
  ["code=404, example=none", 404],
  ['fault="502 html"', 502],
  ["fault=reset", 0],
  ["code=200", 200],
  ['Code="429"', 429],
  ["wait=5, code=404", 404],
  ["x-code=404", 500],
  ["respond-async", 500],
])("Prefer: %s applies to one request, and overrides the rules", async (prefer, status) => {
  const { fetch } = createMock({ calls: [], faults: ["500"] });
  const request = new Request("http://mock/v1/calls", { headers: { authorization: "Bearer key", prefer } });
  expect((await fetch(request).catch(() => undefined))?.status ?? 0).toBe(status);
});

test.each(["code=abc", "code=9", "fault=rset"])("Prefer: %s returns 400 with the valid values", async (prefer) => {
  const response = await createMock().fetch(new Request("http://mock/v1/calls", { headers: { prefer } }));
  expect(response.status).toBe(400);
  const body: unknown = await response.json();
  expect(errorBodyValidator.is(body) && body.error.message).toMatch(
    /^Invalid value of the header Prefer: .* (200 to 599|reset)/,
  );
});

test("the error for an invalid Prefer header has the documented rate-limit headers", async () => {
  const headers = { authorization: "Bearer key", prefer: "code=abc" };
  const response = await createMock({ requestsPerMinute: 60 }).fetch("http://mock/v1/calls", { headers });
  expect([response.status, response.headers.get("x-ratelimit-remaining")]).toEqual([400, "59"]);
});

test("a fault that changes a response counts once against the rate limit, also without headers", async () => {
  const { fetch } = createMock({ calls: [], faults: ["truncated"], requestsPerMinute: 2, rateHeaders: "none" });
  const ask = () => fetch("http://mock/v1/calls/call_none", { headers: { authorization: "Bearer key" } });
  const statuses = [(await ask()).status, (await ask()).status, (await ask()).status];
  expect(statuses).toEqual([404, 404, 429]);
});

test("a simulated error of the API counts against the rate limit, and the page of a proxy does not", async () => {
  const { fetch } = createMock({ calls: [], faults: ["503, 503 html, ok"], requestsPerMinute: 5 });
  const ask = () => fetch(new Request("http://mock/v1/calls", { headers: { authorization: "Bearer key" } }));
  await ask();
  await ask();
  expect((await ask()).headers.get("x-ratelimit-remaining")).toBe("3");
});
