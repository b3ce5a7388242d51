import type { Call, CallDetail } from "@smartalex/contract";
import type { ChangeBatch, ChangeFeedOptions } from "../src/resources/calls/changes/change-batch.ts";
import { changes } from "../src/resources/calls/changes/changes.ts";
import { ChangingServer, type Life, type World } from "./simulated-workspace.ts";

export const START_MS = Date.parse("2026-01-01T00:00:00Z");

/** A call that is listed from its start on, with nothing to follow. */
export function life(id: string, startMs: number, rest: Partial<Life> = {}): Life {
  const never = { removedMs: Infinity, isConnected: true };
  return { id, startMs, shownMs: startMs, sentimentMs: startMs, summaryMs: startMs, ...never, ...rest };
}

export function serverOf(lives: Life[], world: Partial<World> = {}): ChangingServer {
  const still = {
    isAscending: false,
    clampPerPage: 100,
    latencyMs: () => 0,
    isCrash: () => false,
    isBroken: () => false,
  };
  return new ChangingServer({ lives, ...still, ...world }, START_MS);
}

/** One run: its batches in one, with the last state. */
export async function run(server: ChangingServer, options: ChangeFeedOptions = {}) {
  const batches: ChangeBatch<Call | CallDetail>[] = [];
  for await (const batch of changes(server.source, options)) batches.push(batch);
  return {
    upserts: batches.flatMap(({ upserts }) => upserts.map(({ id }) => id)),
    added: batches.flatMap(({ createdIds }) => createdIds),
    missing: batches.flatMap(({ deletedIds }) => deletedIds),
    late: batches.flatMap(({ lateArrivals }) => lateArrivals),
    failed: batches.flatMap(({ failed }) => failed),
    state: batches.at(-1)?.state,
    batches,
  };
}
