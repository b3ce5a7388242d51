import type { Call, CallDetail } from "@smartalex/contract";
import { expect, test } from "vitest";
import { InvalidOptionError, InvalidResponseError, SmartAlex, type ChangeFeedState, type Fetch } from "@smartalex/sdk";
import type { ChangeBatch, ChangeFeedOptions } from "../src/resources/calls/changes/change-batch.ts";
import { changes } from "../src/resources/calls/changes/changes.ts";
import { HOUR_MS, MINUTE_MS, type SimulatedServer } from "./simulated-workspace.ts";
import { lifecycle, runFeed, createServer, START_MS } from "./feed-runs.ts";
import { call, pagingServer, rejection, stoppedClock } from "./fakes.ts";

test("the first run returns all calls, and the next run only new ones", async () => {
  const server = createServer([
    lifecycle("call_old", START_MS - 900 * HOUR_MS),
    lifecycle("call_1", START_MS - HOUR_MS),
    lifecycle("call_2", START_MS + MINUTE_MS),
  ]);
  const { state, upserts } = await runFeed(server);
  expect(upserts).toEqual(["call_1", "call_old"]);
  server.nowMs += 2 * MINUTE_MS;
  expect((await runFeed(server, { state })).upserts).toEqual(["call_2"]);
});

test("a run without changes returns one empty batch, and its state sets a later checkpoint", async () => {
  const server = createServer([lifecycle("call_1", START_MS)]);
  const { state } = await runFeed(server);
  server.nowMs += 10 * MINUTE_MS;
  const { batches } = await runFeed(server, { state });
  expect(batches).toMatchObject([{ upserts: [], deletedIds: [], lateArrivals: [], state: { version: 1 } }]);
  expect(batches[0]?.state.checkpoints.lookback).toBe(START_MS + 10 * MINUTE_MS);
});

test("a feed that starts with since_hours ignores older calls in all later runs, too", async () => {
  const lifecycles = [lifecycle("call_old", START_MS - 30 * HOUR_MS), lifecycle("call_1", START_MS - HOUR_MS)];
  const server = createServer(lifecycles);
  const { state, upserts } = await runFeed(server, { since_hours: 24 });
  expect(upserts).toEqual(["call_1"]);
  server.nowMs += 25 * HOUR_MS; // the reconcile lookback is due
  expect((await runFeed(server, { state, since_hours: 900 })).upserts).toEqual([]);
});

test.each([false, true])(
  "a feed with skipExisting returns only calls that are created or changed later, and requests no details for others (details: %s)",
  async (details) => {
    const lifecycles = [
      lifecycle("call_1", START_MS - HOUR_MS),
      lifecycle("call_2", START_MS - HOUR_MS, { sentimentMs: START_MS + MINUTE_MS }),
      lifecycle("call_3", START_MS + MINUTE_MS),
    ];
    const server = createServer(lifecycles);
    const first = await runFeed(server, { details, skipExisting: true, since_hours: 24 });
    expect(first).toMatchObject({ upserts: [], createdIds: [], deletedIds: [], batches: [{}] });
    expect(server.gets).toBe(0);
    server.nowMs += 2 * MINUTE_MS;
    const next = await runFeed(server, { details, skipExisting: true, since_hours: 24, state: first.state });
    expect(next).toMatchObject({ upserts: ["call_3", "call_2"], createdIds: ["call_3"] });
  },
);

test("a call that appears later than lookbackHours is returned by a longer lookback, with the lookbackHours that would have been enough", async () => {
  const lifecycles = [lifecycle("call_late", START_MS, { shownMs: START_MS + 9.5 * HOUR_MS })];
  async function runThreeTimes(lookbackHours: number) {
    const server = createServer(lifecycles);
    let { state } = await runFeed(server, { lookbackHours });
    server.nowMs = START_MS + 9 * HOUR_MS;
    ({ state } = await runFeed(server, { lookbackHours, state }));
    server.nowMs += 45 * MINUTE_MS;
    const soon = await runFeed(server, { lookbackHours, state });
    server.nowMs += 2 * HOUR_MS;
    return { soon: soon.upserts, later: await runFeed(server, { lookbackHours, state: soon.state }) };
  }
  const { later, soon } = await runThreeTimes(6);
  expect(soon).toEqual([]);
  expect(later).toMatchObject({ upserts: ["call_late"], lateArrivals: [{ id: "call_late", lookbackHours: 10 }] });
  const enough = await runThreeTimes(10);
  expect(enough).toMatchObject({ soon: ["call_late"], later: { upserts: [], lateArrivals: [] } });
});

test("with details, a call is returned again when its summary is available", async () => {
  const server = createServer([lifecycle("call_1", START_MS, { summaryMs: START_MS + 20 * MINUTE_MS })]);
  let { state } = await runFeed(server, { details: true });
  const delivered: (string | null)[] = [];
  for (let minutes = 0; minutes < 60; minutes += 4) {
    server.nowMs += 4 * MINUTE_MS;
    const next = await runFeed(server, { details: true, state });
    state = next.state;
    for (const { upserts } of next.batches) for (const call of upserts) delivered.push((call as CallDetail).summary);
  }
  expect(delivered).toEqual(["They spoke."]);
  expect(state?.pending).toEqual([]);
});

test("createdIds has new calls but not changed ones, even if their details could not be fetched at first", async () => {
  const lifecycles = [
    lifecycle("call_1", START_MS, { sentimentMs: START_MS + 5 * MINUTE_MS }),
    lifecycle("call_2", START_MS, { shownMs: START_MS + 5 * MINUTE_MS }),
  ];
  for (const details of [false, true]) {
    const broken = new Set<string>();
    const server = createServer(lifecycles, { isBroken: (id) => broken.has(id) });
    const first = await runFeed(server, { details });
    expect(first).toMatchObject({ upserts: ["call_1"], createdIds: ["call_1"] });
    server.nowMs += 6 * MINUTE_MS;
    if (details) for (const id of ["call_1", "call_2"]) broken.add(id);
    let next = await runFeed(server, { details, state: first.state });
    if (details) {
      expect(next).toMatchObject({ upserts: [], createdIds: [], failed: [{}, {}] });
      broken.clear();
      server.nowMs += 10 * MINUTE_MS;
      next = await runFeed(server, { details, state: JSON.parse(JSON.stringify(next.state)) as ChangeFeedState });
    }
    expect({ createdIds: next.createdIds, upserts: next.upserts.sort() }).toEqual({
      createdIds: ["call_2"],
      upserts: ["call_1", "call_2"],
    });
  }
});

test("a call that was never connected is not requested again", async () => {
  const server = createServer([
    lifecycle("call_1", START_MS, { isConnected: false, sentimentMs: Infinity, summaryMs: Infinity }),
  ]);
  expect((await runFeed(server, { details: true })).state?.pending).toEqual([]);
});

test("a deleted call is in deletedIds once", async () => {
  const server = createServer([
    lifecycle("call_1", START_MS, { removedMs: START_MS + HOUR_MS }),
    lifecycle("call_2", START_MS),
  ]);
  let { state } = await runFeed(server);
  server.nowMs += 2 * HOUR_MS;
  const next = await runFeed(server, { state });
  expect(next).toMatchObject({ upserts: [], deletedIds: ["call_1"] });
  state = next.state;
  server.nowMs += 2 * HOUR_MS;
  expect((await runFeed(server, { state })).deletedIds).toEqual([]);
});

test("a list that takes longer than its margin is read again, so that no call at its end is lost", async () => {
  const recent = Array.from({ length: 50 }, (_, index) => lifecycle(`call_${index}`, START_MS - 10 * MINUTE_MS));
  const edge = lifecycle("call_edge", START_MS - 6 * HOUR_MS + MINUTE_MS, { shownMs: START_MS + MINUTE_MS });
  let latencyMs = 0;
  const server = createServer([...recent, edge], { clampPerPage: 20, latencyMs: () => latencyMs });
  const { state } = await runFeed(server);
  latencyMs = 50 * MINUTE_MS; // so that since_hours no longer reaches the call when the last page is created
  expect((await runFeed(server, { state })).upserts).toEqual(["call_edge"]);
});

/** Runs the feed until it returns a batch, as a process does that is then killed. */
async function runBriefly(
  server: SimulatedServer,
  options: ChangeFeedOptions,
): Promise<ChangeBatch<Call | CallDetail>> {
  for await (const batch of changes(server.source, options)) return batch;
  throw new Error("A run returns at least one batch.");
}

test("a first run that is interrupted after each batch is completed by later runs, which request no call twice", async () => {
  const server = createServer(
    Array.from({ length: 400 }, (_, index) => lifecycle(`call_${index}`, START_MS - 300 * HOUR_MS)),
  );
  const delivered: string[] = [];
  let state: ChangeFeedState | undefined;
  for (let count = 0; count < 30; count++) {
    const batch = await runBriefly(server, { details: true, concurrency: 1, state });
    delivered.push(...batch.upserts.map(({ id }) => id));
    ({ state } = batch);
  }
  expect(delivered).toHaveLength(400);
  expect(new Set(delivered).size).toBe(400);
  expect(server.gets).toBe(400);
});

test("a call whose details fail is in failed, and does not block other calls", async () => {
  const lifecycles = Array.from({ length: 30 }, (_, index) => lifecycle(`call_${index}`, START_MS - index * MINUTE_MS));
  const server = createServer(lifecycles, { isBroken: (id) => id === "call_7" && server.nowMs < START_MS + HOUR_MS });
  const first = await runFeed(server, { details: true });
  expect(first.upserts).toHaveLength(29);
  expect(first.failed).toMatchObject([{ id: "call_7", error: { name: "ServerError" } }]);
  expect(first.state?.checkpoints.lookback).toBe(START_MS);
  server.nowMs += 10 * HOUR_MS; // too old for the shortest lookback
  const later = await runFeed(server, { details: true, state: first.state });
  expect(later).toMatchObject({ upserts: ["call_7"], failed: [] });
});

test("a call that appears just before the end of the lookback is returned once", async () => {
  const hours = { lookbackHours: 48, enrichmentHours: 48, reconcileHours: 48 };
  const server = createServer([lifecycle("call_1", START_MS, { shownMs: START_MS + 47.9 * HOUR_MS })]);
  let { state } = await runFeed(server, hours);
  const delivered: string[] = [];
  for (const minutes of [47.8 * 60, 48.05 * 60, ...Array.from({ length: 20 }, (_, index) => 48.1 * 60 + index * 5)]) {
    server.nowMs = START_MS + minutes * MINUTE_MS;
    const next = await runFeed(server, { ...hours, state });
    delivered.push(...next.upserts);
    expect(next.lateArrivals).toEqual([]);
    state = next.state;
  }
  expect(delivered).toEqual(["call_1"]);
});

test("an unlisted call is not reported as deleted if the request for it fails", async () => {
  const removed = lifecycle("call_1", START_MS, { removedMs: START_MS + HOUR_MS });
  const server = createServer([removed], { isBroken: () => server.nowMs < START_MS + 3 * HOUR_MS });
  const { state } = await runFeed(server);
  server.nowMs += 2 * HOUR_MS;
  const failing = await runFeed(server, { state });
  expect(failing.deletedIds).toEqual([]);
  server.nowMs += 2 * HOUR_MS;
  expect((await runFeed(server, { state: failing.state })).deletedIds).toEqual(["call_1"]);
});

test("many deletions are returned in several batches, so that an interrupted run keeps its progress", async () => {
  const lifecycles = Array.from({ length: 300 }, (_, index) =>
    lifecycle(`call_${index}`, START_MS, { removedMs: START_MS + HOUR_MS }),
  );
  const server = createServer(lifecycles);
  const { state } = await runFeed(server);
  server.nowMs += 2 * HOUR_MS;
  const { batches, deletedIds } = await runFeed(server, { state });
  expect(deletedIds).toHaveLength(300);
  expect(batches.length).toBeGreaterThanOrEqual(3);
});

test("a change that was found by requesting the call by id is not returned again when the list shows it", async () => {
  const laterMs = START_MS + 26.2 * HOUR_MS;
  const server = createServer([lifecycle("call_1", START_MS, { sentimentMs: laterMs, summaryMs: laterMs })]);
  let state: ChangeFeedState | undefined;
  const delivered: string[] = [];
  for (let count = 0; count < 12 * 40; count++, server.nowMs += 5 * MINUTE_MS) {
    const next = await runFeed(server, { details: true, state });
    delivered.push(...next.upserts);
    state = next.state;
  }
  expect(delivered).toEqual(["call_1", "call_1"]);
});

test("batches grow with the state, so that a first run writes each call to few states", async () => {
  const server = createServer(
    Array.from({ length: 20_000 }, (_, index) => lifecycle(`call_${index}`, START_MS - index * 20_000)),
  );
  let [batches, entries] = [0, 0];
  for await (const { state } of changes(server.source, {}))
    [batches, entries] = [batches + 1, entries + state.calls.length];
  expect(batches).toBeLessThan(60);
  expect(entries).toBeLessThan(15 * 20_000);
});

test("states are plain JSON, and later batches do not change earlier states", async () => {
  const server = createServer(
    Array.from({ length: 45 }, (_, index) => lifecycle(`call_${index}`, START_MS)),
    { clampPerPage: 20 },
  );
  const states: ChangeFeedState[] = [];
  const texts: string[] = [];
  for await (const { state } of changes(server.source, { concurrency: 1 })) {
    states.push(state);
    texts.push(JSON.stringify(state));
  }
  expect(states.length).toBeGreaterThan(2);
  expect(states.map((state) => JSON.stringify(state))).toEqual(texts);
  expect(JSON.parse(texts.at(-1) ?? "")).toEqual(states.at(-1));
  expect(texts.at(-1)?.length).toBeLessThan(200 + 50 * 45);
});

const state: ChangeFeedState = {
  version: 1,
  details: false,
  from: null,
  forgottenBefore: null,
  checkpoints: { lookback: null, enrichment: null, reconcile: null },
  savedAt: START_MS,
  listedHours: 0,
  rowFields: [],
  calls: [],
  pending: [],
};

test.each([
  ["state", { state: { ...state, version: 2 } }],
  ["state", { state: {} }],
  ["state", { state: { ...state, calls: [null] } }],
  ["state", { state: { ...state, calls: [["call_1", START_MS]] } }], // without a hash
  ["state", { state: { ...state, pending: [["call_1", START_MS, "a hash"]] } }],
  ["state", { state: { ...state, checkpoints: null } }],
  ["state", { state: { ...state, from: "2026" } }],
  ["state", { state: "2026-01-01" }],
  ["details", { state, details: true }],
  ["lookbackHours", { lookbackHours: 0 }],
  ["enrichmentHours", { enrichmentHours: 5 }],
  ["reconcileHours", { reconcileHours: NaN }],
])("rejects the option %s in %j before it sends a request", async (option, options) => {
  const server = createServer([]);
  const error = await rejection(runFeed(server, options as ChangeFeedOptions));
  expect(error).toBeInstanceOf(InvalidOptionError);
  expect(error).toMatchObject({ option });
  expect(server.requests).toBe(0);
});

/** A client whose local clock is a day ahead. */
function client(fetch: Fetch): SmartAlex {
  const clock = { ...stoppedClock(), now: () => START_MS + 24 * HOUR_MS };
  return new SmartAlex({ apiKey: "k", baseUrl: "http://127.0.0.1/v1", fetch, clock });
}

test("the client uses the server's clock, and requests only the hours that it needs", async () => {
  let nowMs = START_MS;
  const rows = [{ ...call("call_1"), start_timestamp: new Date(START_MS).toISOString() }];
  const queries: string[] = [];
  const smartalex = client((url) => {
    queries.push(new URL(url).search);
    const meta = { total: rows.length, page: 1, per_page: 100 };
    return Promise.resolve(Response.json({ data: rows, meta }, { headers: { date: new Date(nowMs).toUTCString() } }));
  });
  let last: ChangeFeedState | undefined;
  for await (const { state } of smartalex.calls.changes()) last = state;
  nowMs += 30 * MINUTE_MS;
  for await (const { state } of smartalex.calls.changes({ state: last })) last = state;
  expect(last?.checkpoints.lookback).toBe(nowMs);
  expect(queries.findLast((query) => query.includes("since_hours"))).toBe("?since_hours=8&page=1&per_page=100"); // 6 h, 0.5 h since the last run, 5 min of replica lag and a margin of 1 h, rounded up
});

test("a server without a Date header causes an InvalidResponseError", async () => {
  const error = await rejection(
    client(pagingServer(() => ["call_1"]))
      .calls.changes()
      .next(),
  );
  expect(error).toBeInstanceOf(InvalidResponseError);
  expect((error as Error).message).toContain("no Date header");
});
