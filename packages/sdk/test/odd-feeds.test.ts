import type { Call, CallDetail } from "@smartalex/contract";
import { expect, test } from "vitest";
import { SmartAlexError, type ChangeFeedState } from "@smartalex/sdk";
import { changes } from "../src/resources/calls/changes/changes.ts";
import { amount, seedOf } from "./amount.ts";
import { HOUR_MS, MINUTE_MS, type Life } from "./simulated-workspace.ts";
import { HORIZONS, oddities, OddFeedServer } from "./odd-feed-server.ts";
import { seededChance, type Chance } from "./seeded-random.ts";

const START_MS = Date.parse("2026-01-01T00:00:00Z");
const DAY_MS = 24 * HOUR_MS;

/** Calls whose rows, sentiments, summaries and removals come as late as the horizons allow. */
function livesOf(chance: Chance, days: number): Life[] {
  const sometimes = (share: number, value: () => number) => (chance() < share ? value() : Infinity);
  return Array.from({ length: 5 + Math.floor(chance() ** 2 * 100) }, (_, index): Life => {
    const startMs = START_MS + Math.floor((chance() - 0.2) * days * 24 * 60) * MINUTE_MS;
    const lateness = chance() < 0.7 ? chance() ** 3 : 1 - chance() * 0.02;
    const shownMs = startMs + lateness * HORIZONS.lookbackHours * HOUR_MS;
    const isConnected = chance() < 0.7;
    const followsMs = () => startMs + chance() ** 2 * HORIZONS.enrichmentHours * HOUR_MS;
    return {
      id: `call_${String(index).padStart(4, "0")}`,
      startMs,
      shownMs,
      isConnected,
      sentimentMs: isConnected ? sometimes(0.9, followsMs) : Infinity,
      summaryMs: isConnected ? sometimes(0.9, followsMs) : Infinity,
      removedMs: sometimes(0.2, () => Math.max(shownMs, startMs + chance() * HORIZONS.reconcileHours * HOUR_MS)),
    };
  });
}

/** Follows one world to its end, and counts what the feed did wrong. */
async function follow(seed: number, details: boolean) {
  const chance = seededChance(seed);
  const days = 1 + Math.floor(chance() * 3);
  const endMs = START_MS + (days + 3) * DAY_MS;
  const lives = livesOf(chance, days);
  const odd = oddities(chance, { startMs: START_MS, endMs, lives });
  const server = new OddFeedServer(lives, { odd, chance, nowMs: START_MS + chance() * days * DAY_MS });
  const stored = new Map<string, Call | CallDetail>();
  const wrong = { seed, absent: 0, stale: 0, left: 0, falselyMissing: 0, addedAgain: 0, futureTimes: 0 };
  let state: ChangeFeedState | undefined;

  async function run(): Promise<void> {
    server.beginRun();
    try {
      for await (const batch of changes(server.source, { ...HORIZONS, details, state })) {
        for (const id of batch.createdIds) if (stored.has(id)) wrong.addedAgain++;
        for (const call of batch.upserts) stored.set(call.id, call);
        for (const id of batch.deletedIds) {
          if (server.isShown(id)) wrong.falselyMissing++;
          stored.delete(id);
        }
        state = JSON.parse(JSON.stringify(batch.state)) as ChangeFeedState;
        const { checkpoints, forgottenBefore, from, savedAt } = state;
        const times = [from, forgottenBefore, savedAt, ...Object.values(checkpoints)];
        if (times.some((timeMs) => timeMs !== null && timeMs > server.nowMs + MINUTE_MS)) wrong.futureTimes++;
      }
    } catch (error) {
      if (!(error instanceof SmartAlexError)) throw error; // the next run goes on
    }
  }

  const often = chance() < 0.3;
  while (server.nowMs < endMs) {
    await run();
    server.nowMs += often ? chance() * 2 * HOUR_MS + MINUTE_MS : chance() ** 3 * 40 * HOUR_MS + MINUTE_MS;
  }
  // Nothing changes any more, and no response is bad.
  odd.badShare = 0;
  server.nowMs = Math.max(server.nowMs, START_MS + (days + 20) * DAY_MS);
  for (let count = 0; count < 3; count++) {
    await run();
    server.nowMs += 25 * HOUR_MS;
  }

  for (const row of server.rows()) {
    const call = stored.get(row.id);
    if (!call) wrong.absent++;
    else if (JSON.stringify(call) !== JSON.stringify(details ? server.detail(row.id) : row)) wrong.stale++;
  }
  wrong.left = [...stored.keys()].filter((id) => !server.isShown(id)).length;
  return wrong;
}

test.each([false, true])(
  "on odd servers the feed loses, forgets and skips nothing, and remembers no time in the future (details: %s)",
  async (details) => {
    const first = seedOf(0);
    for (let seed = first; seed < first + amount({ sample: 300, soak: 10_000 }); seed++) {
      const nothing = { absent: 0, stale: 0, left: 0, falselyMissing: 0, addedAgain: 0, futureTimes: 0 };
      expect(await follow(seed, details)).toEqual({ seed, ...nothing });
    }
  },
  3_600_000,
);
