import { expect, test } from "vitest";
import type { ChangeFeedState } from "@smartalex/sdk";
import { HOUR_MS, MINUTE_MS } from "./simulated-workspace.ts";
import { lifecycle, runFeed, createServer, START_MS } from "./feed-runs.ts";

const details = true;

test("a call whose details have an additional field is delivered once for each change", async () => {
  const lifecycles = [lifecycle("call_1", START_MS, { summaryMs: START_MS + 20 * MINUTE_MS })]; // the row in the list does not change
  const server = createServer(lifecycles, { moreDetails: { language: "en" } });
  const delivered: string[] = [];
  let state: ChangeFeedState | undefined;
  for (let minutes = 0; minutes < 180; minutes += 10) {
    server.nowMs = START_MS + minutes * MINUTE_MS;
    const next = await runFeed(server, { details, state });
    delivered.push(...next.upserts);
    state = JSON.parse(JSON.stringify(next.state)) as ChangeFeedState;
  }
  expect(delivered).toEqual(["call_1", "call_1"]);
});

test("a row that changes and changes back is not delivered again with the same details", async () => {
  const server = createServer([lifecycle("call_1", START_MS - HOUR_MS)]);
  const first = await runFeed(server, { details });
  const changed = structuredClone(first.state) as unknown as { calls: [[string, number, string, string]] };
  changed.calls[0][2] = "hash of another row";
  server.nowMs += MINUTE_MS;
  const next = await runFeed(server, { details, state: changed as unknown as ChangeFeedState });
  expect(next).toMatchObject({ upserts: [], createdIds: [] });
  expect(next.state?.calls).toEqual(first.state?.calls);
});

/** Runs the feed at these times after the start. Returns the changes, and how many calls it requested, for each run. */
async function runAt(server: ReturnType<typeof createServer>, timesMs: readonly number[]) {
  const runs: { atMs: number; upserts: string[]; failed: string[]; deletedIds: string[]; gets: number }[] = [];
  let state: ChangeFeedState | undefined;
  for (const atMs of timesMs) {
    server.nowMs = START_MS + atMs;
    const before = server.gets;
    const { failed, deletedIds, state: next, upserts } = await runFeed(server, { details, state });
    runs.push({ atMs, upserts, deletedIds, failed: failed.map(({ id }) => id), gets: server.gets - before });
    state = JSON.parse(JSON.stringify(next)) as ChangeFeedState;
  }
  return { runs, state };
}

const every = (stepMs: number, endMs: number) => Array.from({ length: endMs / stepMs + 1 }, (_, step) => step * stepMs);

test("an old call whose details fail is requested in each run for a day, then once a day, until it is delivered", async () => {
  const old = lifecycle("call_old", START_MS - 900 * HOUR_MS); // older than the longest lookback
  const recoversMs = 72 * HOUR_MS;
  const server = createServer([old], { isBroken: () => server.nowMs < START_MS + recoversMs });
  const { runs, state } = await runAt(server, every(HOUR_MS / 2, 100 * HOUR_MS));
  const requested = runs.filter(({ gets }) => gets > 0).map(({ atMs }) => atMs / HOUR_MS);
  expect(requested.slice(0, 48)).toEqual(Array.from({ length: 48 }, (_, step) => step / 2));
  expect(requested.slice(48)).toEqual([47.5, 71.5, 95.5]);
  expect(runs.flatMap(({ atMs, failed }) => failed.map(() => atMs / HOUR_MS))).toEqual(requested.slice(0, -1));
  expect(runs.flatMap(({ upserts }) => upserts)).toEqual(["call_old"]);
  expect(state?.pending).toEqual([]);
});

test("a call whose details fail is no longer requested after two 404 responses", async () => {
  const old = lifecycle("call_old", START_MS - 900 * HOUR_MS, { removedMs: START_MS + 2 * HOUR_MS });
  const server = createServer([old], { isBroken: () => server.nowMs < START_MS + 3 * HOUR_MS });
  const { runs, state } = await runAt(server, every(HOUR_MS, 40 * HOUR_MS));
  expect(runs.filter(({ gets }) => gets > 0).map(({ atMs }) => atMs / HOUR_MS)).toEqual([0, 1, 2, 3]);
  expect(runs.flatMap(({ deletedIds, upserts }) => [...deletedIds, ...upserts])).toEqual([]); // it was never delivered
  expect(state).toMatchObject({ pending: [], calls: [] });
});

test("a call whose sentiment stays null is not requested again", async () => {
  const server = createServer([lifecycle("call_1", START_MS, { sentimentMs: Infinity })]);
  await runAt(server, every(HOUR_MS / 4, 60 * HOUR_MS));
  expect(server.gets).toBe(1);
});

test("a call without a summary is requested at most three more times, the last time after enrichmentHours", async () => {
  const server = createServer([lifecycle("call_1", START_MS, { summaryMs: Infinity })]);
  const { runs, state } = await runAt(server, every(HOUR_MS / 12, 60 * HOUR_MS));
  const requested = runs.filter(({ gets }) => gets > 0).map(({ atMs }) => atMs / HOUR_MS);
  expect(requested).toEqual([0, 1 / 12, 1 / 2, 48 + 1 / 12]);
  expect(state?.pending).toEqual([]);
});

test("a summary that arrives just before the end of enrichmentHours is delivered", async () => {
  const server = createServer([lifecycle("call_1", START_MS, { summaryMs: START_MS + 47.9 * HOUR_MS })]);
  const { runs } = await runAt(server, every(HOUR_MS / 12, 60 * HOUR_MS));
  expect(runs.flatMap(({ upserts }) => upserts)).toEqual(["call_1", "call_1"]);
});

test("one 404 for a listed call does not make the feed skip it", async () => {
  const old = lifecycle("call_old", START_MS - 900 * HOUR_MS);
  const server = createServer([old], { isNotFound: () => server.nowMs < START_MS + HOUR_MS });
  const { runs } = await runAt(server, every(HOUR_MS, 3 * HOUR_MS));
  expect(runs.flatMap(({ upserts }) => upserts)).toEqual(["call_old"]);
});

test("one 404 for a delivered call does not report it as deleted", async () => {
  const lifecycles = [lifecycle("call_1", START_MS, { summaryMs: Infinity })];
  const server = createServer(lifecycles, { isNotFound: () => server.gets === 2 });
  const { runs } = await runAt(server, every(HOUR_MS / 2, 60 * HOUR_MS));
  expect(runs.flatMap(({ deletedIds }) => deletedIds)).toEqual([]);
});

test("a listed call for which the server always returns 404 is in failed", async () => {
  const server = createServer([lifecycle("call_1", START_MS)], { isNotFound: () => true });
  const { runs } = await runAt(server, every(HOUR_MS / 4, HOUR_MS));
  expect(runs.map(({ failed }) => failed)).toEqual([[], ["call_1"], ["call_1"], ["call_1"], ["call_1"]]);
  expect(runs.flatMap(({ deletedIds }) => deletedIds)).toEqual([]);
});

test("a call that a lagging replica does not return yet is not reported as deleted", async () => {
  const isLagging = () => server.nowMs > START_MS && server.nowMs < START_MS + 5 * MINUTE_MS;
  const lifecycles = [lifecycle("call_1", START_MS - HOUR_MS), lifecycle("call_2", START_MS - MINUTE_MS)];
  const server = createServer(lifecycles, {
    isNotFound: (id) => id === "call_2" && isLagging(),
    isUnlisted: (id) => id === "call_2" && isLagging(),
  });
  const { runs } = await runAt(server, every(MINUTE_MS, HOUR_MS));
  expect(runs.flatMap(({ deletedIds }) => deletedIds)).toEqual([]);
  expect(runs.flatMap(({ upserts }) => upserts)).toEqual(["call_2", "call_1"]);
});

test("a call that is deleted minutes after it was delivered is reported as deleted five minutes later", async () => {
  const server = createServer([lifecycle("call_1", START_MS, { removedMs: START_MS + 5 * MINUTE_MS })]);
  const { runs, state } = await runAt(server, every(MINUTE_MS, HOUR_MS));
  expect(runs.filter(({ deletedIds }) => deletedIds.length > 0)).toMatchObject([{ atMs: 10 * MINUTE_MS }]);
  expect(state).toMatchObject({ pending: [], calls: [] });
});

test("details that are older than the row of the list are requested again, even if they have a summary", async () => {
  const server = createServer([lifecycle("call_1", START_MS)], {
    detailSent: (call) => (server.gets === 1 ? { ...call, sentiment: null } : call),
  });
  const { runs } = await runAt(server, every(5 * MINUTE_MS, HOUR_MS));
  expect(runs.map(({ upserts }) => upserts.length)).toEqual([1, 1, ...Array<number>(11).fill(0)]);
});

test("details that always differ from the list are delivered once, and requested at most three more times", async () => {
  const server = createServer([lifecycle("call_1", START_MS)], { detailSent: (call) => ({ ...call, cost: 0.4512 }) });
  const { runs } = await runAt(server, every(HOUR_MS / 4, 60 * HOUR_MS));
  expect(runs.flatMap(({ upserts }) => upserts)).toEqual(["call_1"]);
  expect(server.gets).toBeLessThanOrEqual(4);
});

test("one 404 in each of two runs does not report a call as deleted", async () => {
  const lifecycles = [lifecycle("call_1", START_MS - 100 * HOUR_MS, { removedMs: Infinity })];
  let before = 0;
  const server = createServer(lifecycles, {
    isBroken: () => server.gets < 3,
    isNotFound: () => server.gets === before + 1,
  });
  const first = await runAt(server, [0, HOUR_MS]);
  let { state } = first;
  for (const hours of [8, 16]) {
    before = server.gets;
    server.nowMs = START_MS + hours * HOUR_MS;
    const next = await runFeed(server, { details, state });
    expect(next.deletedIds).toEqual([]);
    ({ state } = next);
  }
  expect(state?.calls.map(([id]) => id)).toEqual(["call_1"]);
});

test("the feed still requests a missing summary after a 404 for a listed call", async () => {
  const lifecycles = [lifecycle("call_1", START_MS, { summaryMs: START_MS + 20 * MINUTE_MS })];
  const server = createServer(lifecycles, {
    isNotFound: () => server.nowMs > START_MS + 4 * MINUTE_MS && server.nowMs < START_MS + 9 * MINUTE_MS,
  });
  const { runs } = await runAt(server, every(5 * MINUTE_MS, 3 * HOUR_MS));
  expect(runs.flatMap(({ deletedIds, upserts }) => [...upserts, ...deletedIds])).toEqual(["call_1", "call_1"]);
});
