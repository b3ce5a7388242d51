import { expect, test } from "vitest";
import type { ChangeFeedState } from "@smartalex/sdk";
import { UNDELIVERED, wasDelivered } from "../src/resources/calls/changes/store/change-feed-store.ts";
import { MemoryStore } from "../src/resources/calls/changes/store/memory-store.ts";
import { completeRun, discardFutureTimes, type Progress } from "../src/resources/calls/changes/store/progress.ts";
import { REPLICA_LAG_MS } from "../src/resources/calls/changes/lookback.ts";
import { HOUR_MS } from "./simulated-workspace.ts";
import { START_MS } from "./feed-runs.ts";

const failed = { reason: "failed", sinceMs: START_MS, requestedMs: START_MS, retries: 0 } as const;

const newFeed: Progress = {
  fromMs: -Infinity,
  forgottenBeforeMs: -Infinity,
  checkpoints: { lookback: undefined, enrichment: undefined, reconcile: undefined },
};

test("a memory store restores the state that it has returned", () => {
  const store = new MemoryStore(undefined, true);
  store.setCall("call_1", { startMs: START_MS, rowHash: "a", detailHash: "b" });
  store.setCall("call_2", { startMs: START_MS, rowHash: UNDELIVERED });
  store.setPending("call_2", failed);
  store.rowFields = ["id"];
  store.listedHours = 7;
  const state = store.toState(START_MS);
  const restored = new MemoryStore(JSON.parse(JSON.stringify(state)) as ChangeFeedState, true);
  expect(restored.toState(START_MS)).toEqual(state);
  expect([wasDelivered(restored, "call_1"), wasDelivered(restored, "call_2")]).toEqual([true, false]);
});

test("a memory store forgets old calls, except those that are pending", () => {
  const store = new MemoryStore(undefined, true);
  for (const [index, id] of ["call_old", "call_pending", "call_new"].entries()) {
    store.setCall(id, { startMs: START_MS + index * HOUR_MS, rowHash: "a" });
  }
  store.setPending("call_pending", failed);
  store.forgetBefore(START_MS + 2 * HOUR_MS);
  expect([...store.callIdsSince(-Infinity)]).toEqual(["call_pending", "call_new"]);
  expect([...store.callIdsSince(START_MS + 2 * HOUR_MS)]).toEqual(["call_new"]);
});

test("a complete run sets the checkpoints of its lookback and of the shorter ones", () => {
  const run = { lookback: "enrichment", reconcileMs: 168 * HOUR_MS, startedMs: START_MS } as const;
  const { checkpoints, forgottenBeforeMs } = completeRun(newFeed, run);
  expect(checkpoints).toEqual({ lookback: START_MS, enrichment: START_MS, reconcile: undefined });
  expect(forgottenBeforeMs).toBe(-Infinity);
});

test("after a complete reconcile run, the feed forgets the calls that no later run reaches", () => {
  const run = { lookback: "reconcile", reconcileMs: 168 * HOUR_MS, startedMs: START_MS } as const;
  expect(completeRun(newFeed, run).forgottenBeforeMs).toBe(START_MS - 168 * HOUR_MS - REPLICA_LAG_MS);
});

test("a checkpoint in the future is discarded, together with what was forgotten because of it", () => {
  const aheadMs = START_MS + 72 * HOUR_MS;
  const progress = completeRun(newFeed, { lookback: "reconcile", reconcileMs: 24 * HOUR_MS, startedMs: aheadMs });
  const corrected = discardFutureTimes(progress, { latestMs: START_MS, reconcileMs: 24 * HOUR_MS });
  expect(corrected.checkpoints).toEqual(newFeed.checkpoints);
  expect(corrected.forgottenBeforeMs).toBe(START_MS - 24 * HOUR_MS - REPLICA_LAG_MS);
});
