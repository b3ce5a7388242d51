import type { Call, CallDetail } from "@smartalex/contract";
import { expect, test } from "vitest";
import { SmartAlexError, type ChangeFeedState } from "@smartalex/sdk";
import { changes } from "../src/resources/calls/changes/changes.ts";
import { amount, seedOf } from "./amount.ts";
import { HOUR_MS, MINUTE_MS } from "./simulated-workspace.ts";
import { randomFaults, FaultyServer } from "./unusual-feed-server.ts";
import { LOOKBACK_HOURS, randomLifecycles } from "./random-lifecycles.ts";
import { seededChance } from "./seeded-random.ts";

const START_MS = Date.parse("2026-01-01T00:00:00Z");
const DAY_MS = 24 * HOUR_MS;

/** Runs the feed on one faulty server until nothing changes any more, and counts the errors of the feed. */
async function simulate(seed: number, details: boolean) {
  const chance = seededChance(seed);
  const days = 1 + Math.floor(chance() * 3);
  const endMs = START_MS + (days + 3) * DAY_MS;
  const lifecycles = randomLifecycles(chance, {
    count: 5 + Math.floor(chance() ** 2 * 100),
    days,
    startMs: START_MS,
    soonShare: 0.7,
    removedShare: 0.2,
  });
  const faults = randomFaults(chance, { startMs: START_MS, endMs, lifecycles });
  const server = new FaultyServer(lifecycles, { faults, chance, nowMs: START_MS + chance() * days * DAY_MS });
  const stored = new Map<string, Call | CallDetail>();
  const errors = { seed, absent: 0, stale: 0, left: 0, wronglyDeleted: 0, createdAgain: 0, futureTimes: 0 };
  let state: ChangeFeedState | undefined;

  async function run(): Promise<void> {
    server.beginRun();
    try {
      for await (const batch of changes(server.source, { ...LOOKBACK_HOURS, details, state })) {
        for (const id of batch.createdIds) if (stored.has(id)) errors.createdAgain++;
        for (const call of batch.upserts) stored.set(call.id, call);
        for (const id of batch.deletedIds) {
          if (server.isShown(id)) errors.wronglyDeleted++;
          stored.delete(id);
        }
        state = JSON.parse(JSON.stringify(batch.state)) as ChangeFeedState;
        const { checkpoints, forgottenBefore, from, savedAt } = state;
        const times = [from, forgottenBefore, savedAt, ...Object.values(checkpoints)];
        if (times.some((timeMs) => timeMs !== null && timeMs > server.nowMs + MINUTE_MS)) errors.futureTimes++;
      }
    } catch (error) {
      if (!(error instanceof SmartAlexError)) throw error; // the next run continues
    }
  }

  const isFrequent = chance() < 0.3;
  while (server.nowMs < endMs) {
    await run();
    server.nowMs += isFrequent ? chance() * 2 * HOUR_MS + MINUTE_MS : chance() ** 3 * 40 * HOUR_MS + MINUTE_MS;
  }
  // From here on nothing changes, and no response is bad.
  faults.badShare = 0;
  server.nowMs = Math.max(server.nowMs, START_MS + (days + 20) * DAY_MS);
  for (let count = 0; count < 3; count++) {
    await run();
    server.nowMs += 25 * HOUR_MS;
  }

  for (const row of server.rows()) {
    const call = stored.get(row.id);
    if (!call) errors.absent++;
    else if (JSON.stringify(call) !== JSON.stringify(details ? server.detail(row.id) : row)) errors.stale++;
  }
  errors.left = [...stored.keys()].filter((id) => !server.isShown(id)).length;
  return errors;
}

test.each([false, true])(
  "on faulty servers the feed loses no call and no change, and stores no time in the future (details: %s)",
  async (details) => {
    const first = seedOf(0);
    for (let seed = first; seed < first + amount({ sample: 300, soak: 10_000 }); seed++) {
      const noErrors = { absent: 0, stale: 0, left: 0, wronglyDeleted: 0, createdAgain: 0, futureTimes: 0 };
      expect(await simulate(seed, details)).toEqual({ seed, ...noErrors });
    }
  },
  3_600_000,
);
