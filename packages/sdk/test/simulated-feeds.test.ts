import type { Call, CallDetail } from "@smartalex/contract";
import { expect, test } from "vitest";
import type { ChangeFeedState } from "../src/resources/calls/changes/change-feed-state.ts";
import type { ChangeFeedSource } from "../src/resources/calls/changes/change-feed-requests.ts";
import type { ChangeBatch, ChangeFeedOptions } from "../src/resources/calls/changes/change-batch.ts";
import { changes } from "../src/resources/calls/changes/changes.ts";
import { SimulatedServer, HOUR_MS, MINUTE_MS, type Workspace } from "./simulated-workspace.ts";
import { LOOKBACK_HOURS, randomLifecycles } from "./random-lifecycles.ts";
import { seededChance } from "./seeded-random.ts";

const START_MS = Date.parse("2026-01-01T00:00:00Z");

/** A workspace in which everything appears as late as the lookbacks allow, on a server that is slow and crashes. */
function randomWorkspace(seed: number): { workspace: Workspace; days: number; random: () => number } {
  const random = seededChance(seed);
  const days = 1 + Math.floor(random() * 4);
  const removedShare = random() < 0.5 ? 0.1 : 0.8;
  const count = 20 + Math.floor(random() ** 2 * 200);
  const lifecycles = randomLifecycles(random, {
    count,
    days,
    startMs: START_MS,
    soonShare: 0.6,
    removedShare,
  });
  let crashes = random() < 0.5 ? 0 : 15;
  let untilCrash = random() * 40;
  const slowness = random() < 0.4 ? 30 * MINUTE_MS : 2_000;
  const workspace: Workspace = {
    lifecycles,
    isAscending: random() < 0.3,
    clampPerPage: [13, 15, 20, 37][Math.floor(random() * 4)] ?? 100,
    latencyMs: () => random() * slowness,
    isBroken: () => false,
    isCrash: () => {
      if (crashes === 0 || untilCrash-- > 0) return false;
      crashes--;
      untilCrash = random() ** 2 * 60;
      return true;
    },
  };
  return { workspace, days, random };
}

/** How an application uses the feed. It stores each batch together with its state. */
interface Usage {
  options?: ChangeFeedOptions;
  source?: (source: ChangeFeedSource) => ChangeFeedSource;
  /** Changes the stored state after a crash, or after a complete run. */
  afterCrash?: (state: ChangeFeedState, nowMs: number) => ChangeFeedState;
  afterRun?: (state: ChangeFeedState, nowMs: number) => ChangeFeedState;
}

type Batch = ChangeBatch<Call | CallDetail>;

/** Runs the feed until nothing changes any more, and counts the differences between the stored calls and those of the server. */
async function simulate(seed: number, { afterCrash, afterRun, options = {}, source }: Usage = {}) {
  const { days, random, workspace } = randomWorkspace(seed);
  const server = new SimulatedServer(workspace, START_MS + random() * days * 24 * HOUR_MS);
  const stored = new Map<string, Call | CallDetail>();
  const errors = { seed, absent: 0, stale: 0, left: 0, late: 0, overlooked: 0 };
  let state: ChangeFeedState | undefined;

  function store(batch: Batch): void {
    for (const call of batch.upserts) stored.set(call.id, call);
    for (const id of batch.deletedIds) stored.delete(id);
    errors.late += batch.lateArrivals.length;
    state = JSON.parse(JSON.stringify(batch.state)) as ChangeFeedState; // as from a database
  }
  async function run(): Promise<void> {
    const simulatedSource = source ? source(server.source) : server.source;
    for await (const batch of changes(simulatedSource, { ...LOOKBACK_HOURS, ...options, state })) store(batch);
  }
  async function runUntilComplete(): Promise<void> {
    for (;;) {
      try {
        await run();
        return;
      } catch (error) {
        if ((error as Error).message !== "crash") throw error;
        if (state && afterCrash) state = afterCrash(state, server.nowMs);
      }
    }
  }

  const endMs = START_MS + (days + 4) * 24 * HOUR_MS;
  while (server.nowMs < endMs) {
    const before = server.rows();
    await runUntilComplete();
    const after = new Set(server.rows().map(({ id }) => id));
    errors.overlooked += before.filter(({ id }) => after.has(id) && !stored.has(id)).length;
    if (state && afterRun) state = afterRun(state, server.nowMs);
    server.nowMs += random() ** 3 * 40 * HOUR_MS + MINUTE_MS;
  }
  server.nowMs += 7 * 24 * HOUR_MS; // nothing changes after this time
  await runUntilComplete();

  const rows = server.rows();
  const shown = new Set(rows.map(({ id }) => id));
  for (const row of rows) {
    const call = stored.get(row.id);
    if (!call) errors.absent++;
    else if (JSON.stringify(call) !== JSON.stringify(options.details ? server.detail(row.id) : row)) errors.stale++;
  }
  errors.left = [...stored.keys()].filter((id) => !shown.has(id)).length;
  return errors;
}

test.each([false, true])(
  "in 1,000 simulated workspaces the feed loses no call and no change (details: %s)",
  async (details) => {
    for (let seed = 0; seed < 1_000; seed++) {
      const errors = await simulate(seed, { options: { details } });
      expect(errors).toEqual({ seed, absent: 0, stale: 0, left: 0, late: 0, overlooked: 0 });
    }
  },
);

/** In how many of 300 workspaces the stored calls are wrong with this usage. */
async function countFailures(usage: Usage): Promise<number> {
  let count = 0;
  for (let seed = 0; seed < 300; seed++) {
    const { absent, left, overlooked, stale } = await simulate(seed, usage);
    if (absent + left + overlooked + stale > 0) count++;
  }
  return count;
}

/** A state whose checkpoints claim that everything was read up to this time. */
function upTo(state: ChangeFeedState, nowMs: number): ChangeFeedState {
  return { ...state, checkpoints: { lookback: nowMs, enrichment: nowMs, reconcile: nowMs } };
}

test("without a floor, looking back from now instead of from the last run, the feed loses calls in most workspaces", async () => {
  expect(await countFailures({ afterRun: (state, nowMs) => upTo(state, nowMs + 20 * HOUR_MS) })).toBeGreaterThan(150);
});

test("with checkpoints that advance after a failed run, the feed loses calls", async () => {
  expect(await countFailures({ afterCrash: upTo })).toBeGreaterThan(5);
});

test("without lookbacks the feed loses calls in most workspaces", async () => {
  const options = { lookbackHours: 0.001, enrichmentHours: 0.001, reconcileHours: 0.001 };
  expect(await countFailures({ options })).toBeGreaterThan(150);
});

/** A plain loop that increments `page`. */
const plainLoop: ChangeFeedSource["paginate"] = async function* (fetchPage, query) {
  for (let page = 1; ; page++) {
    const { data, meta } = await fetchPage({ ...query, page, per_page: 100 });
    yield { data, meta };
    if (meta.page * meta.per_page >= meta.total) return;
  }
};

test("without overlapping pages, in a plain loop over pages, the feed loses calls", async () => {
  expect(await countFailures({ source: (source) => ({ ...source, paginate: plainLoop }) })).toBeGreaterThan(5);
});
