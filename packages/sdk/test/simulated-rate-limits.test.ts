import { afterAll, beforeAll, expect, test, vi, type MockInstance } from "vitest";
import { amount, seedOf } from "./amount.ts";
import { limitWorld, runWorld, type LimitWorld, type WorldResult } from "./simulated-rate-limits.ts";

/** What the worlds of one kind have in common. */
interface Sum {
  requests: number;
  failed: number;
}

let random: MockInstance<typeof Math.random>;
beforeAll(() => {
  random = vi.spyOn(Math, "random"); // the chance that a client takes is that of its world, so that a seed shows the same again
});
afterAll(() => {
  random.mockRestore();
});

async function worldOf(
  seed: number,
  options: { processes: number; quota: boolean },
): Promise<[LimitWorld, WorldResult]> {
  const world = limitWorld(seed, options);
  random.mockImplementation(world.chance);
  const result = await runWorld(world);
  const context = JSON.stringify({ seed, ...world });
  expect(result.surprises, context).toEqual([]);
  expect(result.timersLeft, context).toBe(0);
  expect(result.delivered + result.failed, context).toBe(world.requests.reduce((sum, count) => sum + count, 0));
  return [world, result];
}

/** The least time that a world takes, and a window for the beginning and the end. */
function fairSeconds({ limit, requests, startsMs, windowMs }: LimitWorld): number {
  const windows = requests.reduce((sum, count) => sum + count, 0) / limit + 1;
  return (windows * windowMs + Math.max(...startsMs)) / 1000;
}

test("one process fails no request, whatever kind of limit the server has and however it tells", async () => {
  const first = seedOf(1);
  for (let seed = first; seed < first + amount({ sample: 300, soak: 8_000 }); seed++) {
    const [world, result] = await worldOf(seed, { processes: 1, quota: false });
    const context = JSON.stringify({ seed, ...world, ...result });
    expect(result.failed, context).toBe(0);
    expect(result.refusedUntold, context).toBeLessThanOrEqual(world.concurrency);
    expect(result.seconds, context).toBeLessThanOrEqual(10 * fairSeconds(world) + 300);
  }
});

test("of 2 to 8 processes that share a key, less than one request in 200 fails, for each kind of limit", async () => {
  const sums = new Map<string, Sum>();
  const count = amount({ sample: 500, soak: 10_000 });
  const first = seedOf(1);
  for (let seed = first; seed < first + count; seed++) {
    const [world, { delivered, failed }] = await worldOf(1e6 + seed, { processes: 2 + (seed % 7), quota: false });
    const sum = sums.get(world.kind) ?? { requests: 0, failed: 0 };
    sums.set(world.kind, { requests: sum.requests + delivered + failed, failed: sum.failed + failed });
  }
  for (const [kind, { failed, requests }] of sums) {
    expect.soft(failed / requests, `${kind}: ${failed} of ${requests}`).toBeLessThan(0.005);
  }
  expect(sums.size).toBe(3);
});

test("when the quota of the day is spent, which no header tells, all that wait fail within minutes and few requests", async () => {
  const first = seedOf(1);
  for (let seed = first; seed < first + amount({ sample: 200, soak: 4_000 }); seed++) {
    const [world, result] = await worldOf(2e6 + seed, { processes: 1, quota: true });
    const context = JSON.stringify({ seed, ...world, ...result });
    const [requests = 0] = world.requests;
    expect(result.delivered, context).toBe(Math.min(requests, world.dayQuota));
    if (result.spentAtSeconds === undefined) continue;
    expect(result.seconds - result.spentAtSeconds, context).toBeLessThanOrEqual(400);
  }
});
