import type { Call, CallDetail } from "@smartalex/contract";
import type { ChangeBatch, ChangeFeedOptions } from "../src/resources/calls/changes/change-batch.ts";
import { changes } from "../src/resources/calls/changes/changes.ts";
import { SimulatedServer, type CallLifecycle, type Workspace } from "./simulated-workspace.ts";

export const START_MS = Date.parse("2026-01-01T00:00:00Z");

/** A call that is listed from its start on, with all its fields. */
export function lifecycle(id: string, startMs: number, rest: Partial<CallLifecycle> = {}): CallLifecycle {
  const never = { removedMs: Infinity, isConnected: true };
  return { id, startMs, shownMs: startMs, sentimentMs: startMs, summaryMs: startMs, ...never, ...rest };
}

/** A server without latency or errors, unless `workspace` overrides it. */
export function createServer(lifecycles: CallLifecycle[], workspace: Partial<Workspace> = {}): SimulatedServer {
  const defaults = {
    isAscending: false,
    clampPerPage: 100,
    latencyMs: () => 0,
    isCrash: () => false,
    isBroken: () => false,
  };
  return new SimulatedServer({ lifecycles, ...defaults, ...workspace }, START_MS);
}

/** Runs the feed once. Returns the changes of all batches, and the last state. */
export async function runFeed(server: SimulatedServer, options: ChangeFeedOptions = {}) {
  const batches: ChangeBatch<Call | CallDetail>[] = [];
  for await (const batch of changes(server.source, options)) batches.push(batch);
  return {
    upserts: batches.flatMap(({ upserts }) => upserts.map(({ id }) => id)),
    createdIds: batches.flatMap(({ createdIds }) => createdIds),
    deletedIds: batches.flatMap(({ deletedIds }) => deletedIds),
    lateArrivals: batches.flatMap(({ lateArrivals }) => lateArrivals),
    failed: batches.flatMap(({ failed }) => failed),
    state: batches.at(-1)?.state,
    batches,
  };
}
