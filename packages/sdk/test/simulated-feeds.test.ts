import type { Call, CallDetail } from "@smartalex/contract";
import { expect, test } from "vitest";
import type { ChangeFeedState } from "../src/resources/calls/changes/change-feed-state.ts";
import type { ChangeFeedSource } from "../src/resources/calls/changes/change-feed-requests.ts";
import type { ChangeBatch, ChangeFeedOptions } from "../src/resources/calls/changes/change-batch.ts";
import { changes } from "../src/resources/calls/changes/changes.ts";
import { ChangingServer, HOUR_MS, MINUTE_MS, type Life, type World } from "./simulated-workspace.ts";
import { seededChance } from "./seeded-random.ts";

const START_MS = Date.parse("2026-01-01T00:00:00Z");
const HORIZONS = { lookbackHours: 4, enrichmentHours: 20, reconcileHours: 60 };

/** Some days of a workspace in which all comes as late as the horizons allow, and the server is slow and crashes. */
function worldOf(seed: number): { world: World; days: number; random: () => number } {
  const random = seededChance(seed);
  const days = 1 + Math.floor(random() * 4);
  const sometimes = (share: number, value: () => number) => (random() < share ? value() : Infinity);
  const removedShare = random() < 0.5 ? 0.1 : 0.8;
  const lives = Array.from({ length: 20 + Math.floor(random() ** 2 * 200) }, (_, index): Life => {
    const startMs = START_MS + Math.floor((random() - 0.2) * days * 24 * 60) * MINUTE_MS; // to the minute, so with ties
    const lateness = random() < 0.6 ? random() ** 3 : 1 - random() * 0.02; // many at the very last moment
    const shownMs = startMs + lateness * HORIZONS.lookbackHours * HOUR_MS;
    const isConnected = random() < 0.7;
    const followsMs = () => startMs + random() ** 2 * HORIZONS.enrichmentHours * HOUR_MS;
    return {
      id: `call_${String(index).padStart(4, "0")}`,
      startMs,
      shownMs,
      isConnected,
      sentimentMs: isConnected ? sometimes(0.9, followsMs) : Infinity,
      summaryMs: isConnected ? sometimes(0.9, followsMs) : Infinity,
      removedMs: sometimes(removedShare, () =>
        Math.max(shownMs, startMs + random() * HORIZONS.reconcileHours * HOUR_MS),
      ),
    };
  });
  let crashes = random() < 0.5 ? 0 : 15;
  let untilCrash = random() * 40;
  const slowness = random() < 0.4 ? 30 * MINUTE_MS : 2_000;
  const world: World = {
    lives,
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
  return { world, days, random };
}

/** How somebody goes about it who stores batches and states together. */
interface Habits {
  options?: ChangeFeedOptions;
  source?: (source: ChangeFeedSource) => ChangeFeedSource;
  /** What they make of a state after a crash, and after a complete run. */
  afterCrash?: (state: ChangeFeedState, nowMs: number) => ChangeFeedState;
  afterRun?: (state: ChangeFeedState, nowMs: number) => ChangeFeedState;
}

type Batch = ChangeBatch<Call | CallDetail>;

/** Follows a world to its end, and says in how many ways what was stored differs from what the server shows. */
async function follow(seed: number, { afterCrash, afterRun, options = {}, source }: Habits = {}) {
  const { days, random, world } = worldOf(seed);
  const server = new ChangingServer(world, START_MS + random() * days * 24 * HOUR_MS);
  const stored = new Map<string, Call | CallDetail>();
  const wrong = { seed, missing: 0, stale: 0, left: 0, late: 0, overlooked: 0 };
  let state: ChangeFeedState | undefined;

  function store(batch: Batch): void {
    for (const call of batch.upserts) stored.set(call.id, call);
    for (const id of batch.deletedIds) stored.delete(id);
    wrong.late += batch.lateArrivals.length;
    state = JSON.parse(JSON.stringify(batch.state)) as ChangeFeedState; // as from a database
  }
  async function run(): Promise<void> {
    const from = source ? source(server.source) : server.source;
    for await (const batch of changes(from, { ...HORIZONS, ...options, state })) store(batch);
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
    wrong.overlooked += before.filter(({ id }) => after.has(id) && !stored.has(id)).length;
    if (state && afterRun) state = afterRun(state, server.nowMs);
    server.nowMs += random() ** 3 * 40 * HOUR_MS + MINUTE_MS;
  }
  server.nowMs += 7 * 24 * HOUR_MS; // nothing changes any more
  await runUntilComplete();

  const rows = server.rows();
  const shown = new Set(rows.map(({ id }) => id));
  for (const row of rows) {
    const call = stored.get(row.id);
    if (!call) wrong.missing++;
    else if (JSON.stringify(call) !== JSON.stringify(options.details ? server.detail(row.id) : row)) wrong.stale++;
  }
  wrong.left = [...stored.keys()].filter((id) => !shown.has(id)).length;
  return wrong;
}

test.each([false, true])(
  "in 1,000 worlds nothing is missing, stale or left over at the end, details: %s",
  async (details) => {
    for (let seed = 0; seed < 1_000; seed++) {
      const wrong = await follow(seed, { options: { details } });
      expect(wrong).toEqual({ seed, missing: 0, stale: 0, left: 0, late: 0, overlooked: 0 });
    }
  },
);

/** How many worlds of 300 end wrong for somebody with these habits. */
async function wrongWorlds(habits: Habits): Promise<number> {
  let count = 0;
  for (let seed = 0; seed < 300; seed++) {
    const { left, missing, overlooked, stale } = await follow(seed, habits);
    if (left + missing + overlooked + stale > 0) count++;
  }
  return count;
}

/** A state that claims to be complete up to now. */
function upTo(state: ChangeFeedState, nowMs: number): ChangeFeedState {
  return { ...state, checkpoints: { lookback: nowMs, enrichment: nowMs, reconcile: nowMs } };
}

test("without a floor, looking back from now instead of from the last run, most worlds end wrong", async () => {
  expect(await wrongWorlds({ afterRun: (state, nowMs) => upTo(state, nowMs + 20 * HOUR_MS) })).toBeGreaterThan(150);
});

test("where the mark moves although a run has failed, worlds end wrong", async () => {
  expect(await wrongWorlds({ afterCrash: upTo })).toBeGreaterThan(5);
});

test("without a horizon most worlds end wrong", async () => {
  const options = { lookbackHours: 0.001, enrichmentHours: 0.001, reconcileHours: 0.001 };
  expect(await wrongWorlds({ options })).toBeGreaterThan(150);
});

/** Pages one after the other, as everybody writes it first. */
const plainLoop: ChangeFeedSource["paginate"] = async function* (fetchPage, query) {
  for (let page = 1; ; page++) {
    const { data, meta } = await fetchPage({ ...query, page, per_page: 100 });
    yield { data, meta };
    if (meta.page * meta.per_page >= meta.total) return;
  }
};

test("without the anchor, in a plain loop over pages, worlds end wrong", async () => {
  expect(await wrongWorlds({ source: (source) => ({ ...source, paginate: plainLoop }) })).toBeGreaterThan(5);
});
