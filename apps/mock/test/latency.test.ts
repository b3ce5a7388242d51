import { createMock, InvalidOptionError } from "@smartalex/mock";
import { expect, test } from "vitest";
import { latency } from "../src/middleware/latency.ts";

/** Returns the latencies of several requests. */
async function waits(latencyMs: number | string, count: number, seed = 1): Promise<number[]> {
  const slept: number[] = [];
  const sleep = (durationMs: number) => Promise.resolve(void slept.push(durationMs));
  const delay = latency({ latencyMs, seed, sleep });
  const handler = () => ({ status: 200, headers: {}, body: undefined });
  for (let request = 0; request < count; request++) await delay(new Request("http://mock/v1/calls"), handler);
  return slept;
}

test("a number is the latency of every response", async () => {
  expect(await waits(200, 3)).toEqual([200, 200, 200]);
  expect(await waits("200", 3)).toEqual([200, 200, 200]);
});

test("a range spreads evenly", async () => {
  const all = await waits("100-300", 1000);
  expect(Math.min(...all)).toBeGreaterThanOrEqual(100);
  expect(Math.max(...all)).toBeLessThan(300);
  expect(all.reduce((sum, ms) => sum + ms) / 1000).toBeCloseTo(200, -1);
});

test("a tail applies to its percentage of the requests", async () => {
  const all = await waits("10-20, 5% 500-900, 1% 3000", 10_000);
  const share = (from: number, to: number) => all.filter((ms) => ms >= from && ms <= to).length / 10_000;
  expect(share(10, 20) + share(500, 900) + share(3000, 3000)).toBe(1);
  expect(share(500, 900)).toBeCloseTo(0.05, 2);
  expect(share(3000, 3000)).toBeCloseTo(0.01, 2);
});

test("the same seed gives the same latencies", async () => {
  expect(await waits("1-99", 20)).toEqual(await waits("1-99", 20));
  expect(await waits("1-99", 20, 2)).not.toEqual(await waits("1-99", 20));
});

test("an aborted request does not wait", async () => {
  const { fetch } = createMock({ latencyMs: 999_999_999 });
  const controller = new AbortController();
  const asked = fetch(new Request("http://mock/v1/calls", { signal: controller.signal }));
  controller.abort(new Error("enough"));
  await expect(asked).rejects.toThrow("enough");
});

test.each(["", "soon", "5-", "-5", "1% 3000", "5, 6", "5, 1%", 1.5])("the latency %j is invalid", (latencyMs) => {
  const create = () => createMock({ latencyMs });
  expect(create).toThrow(InvalidOptionError);
  expect(create).toThrow("Use milliseconds: 200, 50-200, or 50-200, 1% 3000 for 3 seconds in 1% of the requests");
});
