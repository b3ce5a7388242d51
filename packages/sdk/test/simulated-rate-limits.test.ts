import { afterAll, beforeAll, expect, test, vi, type MockInstance } from "vitest";
import { amount, seedOf } from "./amount.ts";
import { createSimulation, simulate, type Simulation, type SimulationResult } from "./simulated-rate-limits.ts";

/** The sums of all simulations of one kind. */
interface Totals {
  requests: number;
  failed: number;
}

let random: MockInstance<typeof Math.random>;
beforeAll(() => {
  random = vi.spyOn(Math, "random"); // clients use the generator of their simulation, so that a seed reproduces a result
});
afterAll(() => {
  random.mockRestore();
});

async function run(
  seed: number,
  options: { processes: number; quota: boolean },
): Promise<[Simulation, SimulationResult]> {
  const simulation = createSimulation(seed, options);
  random.mockImplementation(simulation.random);
  const result = await simulate(simulation);
  const context = JSON.stringify({ seed, ...simulation });
  expect(result.unexpectedErrors, context).toEqual([]);
  expect(result.timersLeft, context).toBe(0);
  expect(result.delivered + result.failed, context).toBe(simulation.requests.reduce((sum, count) => sum + count, 0));
  return [simulation, result];
}

/** The minimum duration of a simulation, plus one window for its start and its end. */
function minSeconds({ limit, requests, startsMs, windowMs }: Simulation): number {
  const windows = requests.reduce((sum, count) => sum + count, 0) / limit + 1;
  return (windows * windowMs + Math.max(...startsMs)) / 1000;
}

test("a single process fails no request, for any kind of limit and any kind of headers", async () => {
  const first = seedOf(1);
  for (let seed = first; seed < first + amount({ sample: 300, soak: 8_000 }); seed++) {
    const [simulation, result] = await run(seed, { processes: 1, quota: false });
    const context = JSON.stringify({ seed, ...simulation, ...result });
    expect(result.failed, context).toBe(0);
    expect(result.rejectedBeforeResponse, context).toBeLessThanOrEqual(simulation.concurrency);
    expect(result.seconds, context).toBeLessThanOrEqual(10 * minSeconds(simulation) + 300);
  }
});

test("with 2 to 8 processes that share a key, less than one request in 200 fails, for each kind of limit", async () => {
  const sums = new Map<string, Totals>();
  const count = amount({ sample: 500, soak: 10_000 });
  const first = seedOf(1);
  for (let seed = first; seed < first + count; seed++) {
    const [simulation, { delivered, failed }] = await run(1e6 + seed, { processes: 2 + (seed % 7), quota: false });
    const totals = sums.get(simulation.kind) ?? { requests: 0, failed: 0 };
    sums.set(simulation.kind, { requests: totals.requests + delivered + failed, failed: totals.failed + failed });
  }
  for (const [kind, { failed, requests }] of sums) {
    expect.soft(failed / requests, `${kind}: ${failed} of ${requests}`).toBeLessThan(0.005);
  }
  expect(sums.size).toBe(3);
});

test("when the quota of the day is used up, which no header contains, all waiting requests fail within minutes", async () => {
  const first = seedOf(1);
  for (let seed = first; seed < first + amount({ sample: 200, soak: 4_000 }); seed++) {
    const [simulation, result] = await run(2e6 + seed, { processes: 1, quota: true });
    const context = JSON.stringify({ seed, ...simulation, ...result });
    const [requests = 0] = simulation.requests;
    expect(result.delivered, context).toBe(Math.min(requests, simulation.dayQuota));
    if (result.exhaustedAtSeconds === undefined) continue;
    expect(result.seconds - result.exhaustedAtSeconds, context).toBeLessThanOrEqual(400);
  }
});
