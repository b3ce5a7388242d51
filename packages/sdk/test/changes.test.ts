import type { Call, CallDetail } from "@smartalex/contract";
import { expect, test } from "vitest";
import { InvalidOptionError, InvalidResponseError, SmartAlex, type ChangeFeedState, type Fetch } from "@smartalex/sdk";
import type { ChangeBatch, ChangeFeedOptions } from "../src/resources/calls/changes/change-batch.ts";
import { changes } from "../src/resources/calls/changes/changes.ts";
import { HOUR_MS, MINUTE_MS, type ChangingServer } from "./simulated-workspace.ts";
import { life, run, serverOf, START_MS } from "./feed-runs.ts";
import { call, pagingServer, rejection, stoppedClock } from "./fakes.ts";

test("the first run gives all calls, and the next one what is new", async () => {
  const server = serverOf([
    life("call_old", START_MS - 900 * HOUR_MS),
    life("call_1", START_MS - HOUR_MS),
    life("call_2", START_MS + MINUTE_MS),
  ]);
  const { state, upserts } = await run(server);
  expect(upserts).toEqual(["call_1", "call_old"]);
  server.nowMs += 2 * MINUTE_MS;
  expect((await run(server, { state })).upserts).toEqual(["call_2"]);
});

test("a run in which nothing has changed gives one empty batch, whose state lets the next look back less far", async () => {
  const server = serverOf([life("call_1", START_MS)]);
  const { state } = await run(server);
  server.nowMs += 10 * MINUTE_MS;
  const { batches } = await run(server, { state });
  expect(batches).toMatchObject([{ upserts: [], deletedIds: [], lateArrivals: [], state: { version: 1 } }]);
  expect(batches[0]?.state.checkpoints.lookback).toBe(START_MS + 10 * MINUTE_MS);
});

test("a feed can begin some hours ago, and what started before is not looked for later either", async () => {
  const lives = [life("call_old", START_MS - 30 * HOUR_MS), life("call_1", START_MS - HOUR_MS)];
  const server = serverOf(lives);
  const { state, upserts } = await run(server, { since_hours: 24 });
  expect(upserts).toEqual(["call_1"]);
  server.nowMs += 25 * HOUR_MS; // an audit is due
  expect((await run(server, { state, since_hours: 900 })).upserts).toEqual([]);
});

test.each([false, true])(
  "a feed may begin with what comes, and pass over what is there without asking for it (details: %s)",
  async (details) => {
    const lives = [
      life("call_1", START_MS - HOUR_MS),
      life("call_2", START_MS - HOUR_MS, { sentimentMs: START_MS + MINUTE_MS }),
      life("call_3", START_MS + MINUTE_MS),
    ];
    const server = serverOf(lives);
    const first = await run(server, { details, skipExisting: true, since_hours: 24 });
    expect(first).toMatchObject({ upserts: [], added: [], missing: [], batches: [{}] });
    expect(server.gets).toBe(0);
    server.nowMs += 2 * MINUTE_MS;
    const next = await run(server, { details, skipExisting: true, since_hours: 24, state: first.state });
    expect(next).toMatchObject({ upserts: ["call_3", "call_2"], added: ["call_3"] });
  },
);

test("a call that shows up later than the horizon is given by a longer look back, with the horizon that would have done", async () => {
  const lives = [life("call_late", START_MS, { shownMs: START_MS + 9.5 * HOUR_MS })];
  async function follow(lookbackHours: number) {
    const server = serverOf(lives);
    let { state } = await run(server, { lookbackHours });
    server.nowMs = START_MS + 9 * HOUR_MS;
    ({ state } = await run(server, { lookbackHours, state }));
    server.nowMs += 45 * MINUTE_MS;
    const soon = await run(server, { lookbackHours, state });
    server.nowMs += 2 * HOUR_MS;
    return { soon: soon.upserts, later: await run(server, { lookbackHours, state: soon.state }) };
  }
  const { later, soon } = await follow(6);
  expect(soon).toEqual([]);
  expect(later).toMatchObject({ upserts: ["call_late"], late: [{ id: "call_late", lookbackHours: 10 }] });
  const enough = await follow(10);
  expect(enough).toMatchObject({ soon: ["call_late"], later: { upserts: [], late: [] } });
});

test("details follow: a call is given again when its summary is there", async () => {
  const server = serverOf([life("call_1", START_MS, { summaryMs: START_MS + 20 * MINUTE_MS })]);
  let { state } = await run(server, { details: true });
  const given: (string | null)[] = [];
  for (let minutes = 0; minutes < 60; minutes += 4) {
    server.nowMs += 4 * MINUTE_MS;
    const next = await run(server, { details: true, state });
    state = next.state;
    for (const { upserts } of next.batches) for (const found of upserts) given.push((found as CallDetail).summary);
  }
  expect(given).toEqual(["They spoke."]);
  expect(state?.pending).toEqual([]);
});

test("new calls are told from those that have changed, also where they could not be had at first", async () => {
  const lives = [
    life("call_1", START_MS, { sentimentMs: START_MS + 5 * MINUTE_MS }),
    life("call_2", START_MS, { shownMs: START_MS + 5 * MINUTE_MS }),
  ];
  for (const details of [false, true]) {
    const broken = new Set<string>();
    const server = serverOf(lives, { isBroken: (id) => broken.has(id) });
    const first = await run(server, { details });
    expect(first).toMatchObject({ upserts: ["call_1"], added: ["call_1"] });
    server.nowMs += 6 * MINUTE_MS;
    if (details) for (const id of ["call_1", "call_2"]) broken.add(id);
    let next = await run(server, { details, state: first.state });
    if (details) {
      expect(next).toMatchObject({ upserts: [], added: [], failed: [{}, {}] });
      broken.clear();
      server.nowMs += 10 * MINUTE_MS;
      next = await run(server, { details, state: JSON.parse(JSON.stringify(next.state)) as ChangeFeedState });
    }
    expect({ added: next.added, upserts: next.upserts.sort() }).toEqual({
      added: ["call_2"],
      upserts: ["call_1", "call_2"],
    });
  }
});

test("a call that was never answered is not asked for again", async () => {
  const server = serverOf([
    life("call_1", START_MS, { isConnected: false, sentimentMs: Infinity, summaryMs: Infinity }),
  ]);
  expect((await run(server, { details: true })).state?.pending).toEqual([]);
});

test("a call that is gone is missing, once", async () => {
  const server = serverOf([life("call_1", START_MS, { removedMs: START_MS + HOUR_MS }), life("call_2", START_MS)]);
  let { state } = await run(server);
  server.nowMs += 2 * HOUR_MS;
  const found = await run(server, { state });
  expect(found).toMatchObject({ upserts: [], missing: ["call_1"] });
  state = found.state;
  server.nowMs += 2 * HOUR_MS;
  expect((await run(server, { state })).missing).toEqual([]);
});

test("a server that takes hours for a list loses nothing at its far end", async () => {
  const recent = Array.from({ length: 50 }, (_, index) => life(`call_${index}`, START_MS - 10 * MINUTE_MS));
  const edge = life("call_edge", START_MS - 6 * HOUR_MS + MINUTE_MS, { shownMs: START_MS + MINUTE_MS });
  let latencyMs = 0;
  const server = serverOf([...recent, edge], { clampPerPage: 20, latencyMs: () => latencyMs });
  const { state } = await run(server);
  latencyMs = 50 * MINUTE_MS; // so that the call has left the window when the last page is made
  expect((await run(server, { state })).upserts).toEqual(["call_edge"]);
});

/** Runs until one batch was stored, as a process that is ended soon. */
async function runBriefly(server: ChangingServer, options: ChangeFeedOptions): Promise<ChangeBatch<Call | CallDetail>> {
  for await (const batch of changes(server.source, options)) return batch;
  throw new Error("a run gives one batch at least");
}

test("a first run that is interrupted again and again gets to its end, and asks for no call twice", async () => {
  const server = serverOf(Array.from({ length: 400 }, (_, index) => life(`call_${index}`, START_MS - 300 * HOUR_MS)));
  const given: string[] = [];
  let state: ChangeFeedState | undefined;
  for (let count = 0; count < 30; count++) {
    const batch = await runBriefly(server, { details: true, concurrency: 1, state });
    given.push(...batch.upserts.map(({ id }) => id));
    ({ state } = batch);
  }
  expect(given).toHaveLength(400);
  expect(new Set(given).size).toBe(400);
  expect(server.gets).toBe(400);
});

test("a call that the server lists and cannot give is reported, and holds up no other", async () => {
  const lives = Array.from({ length: 30 }, (_, index) => life(`call_${index}`, START_MS - index * MINUTE_MS));
  const server = serverOf(lives, { isBroken: (id) => id === "call_7" && server.nowMs < START_MS + HOUR_MS });
  const first = await run(server, { details: true });
  expect(first.upserts).toHaveLength(29);
  expect(first.failed).toMatchObject([{ id: "call_7", error: { name: "ServerError" } }]);
  expect(first.state?.checkpoints.lookback).toBe(START_MS);
  server.nowMs += 10 * HOUR_MS; // it is listed no more in hot runs
  const later = await run(server, { details: true, state: first.state });
  expect(later).toMatchObject({ upserts: ["call_7"], failed: [] });
});

test("a call that came at the last moment is given once", async () => {
  const hours = { lookbackHours: 48, enrichmentHours: 48, reconcileHours: 48 };
  const server = serverOf([life("call_1", START_MS, { shownMs: START_MS + 47.9 * HOUR_MS })]);
  let { state } = await run(server, hours);
  const given: string[] = [];
  for (const minutes of [47.8 * 60, 48.05 * 60, ...Array.from({ length: 20 }, (_, index) => 48.1 * 60 + index * 5)]) {
    server.nowMs = START_MS + minutes * MINUTE_MS;
    const next = await run(server, { ...hours, state });
    given.push(...next.upserts);
    expect(next.late).toEqual([]);
    state = next.state;
  }
  expect(given).toEqual(["call_1"]);
});

test("a call that is not listed is not called missing because the server fails when it is asked for", async () => {
  const removed = life("call_1", START_MS, { removedMs: START_MS + HOUR_MS });
  const server = serverOf([removed], { isBroken: () => server.nowMs < START_MS + 3 * HOUR_MS });
  const { state } = await run(server);
  server.nowMs += 2 * HOUR_MS;
  const failing = await run(server, { state });
  expect(failing.missing).toEqual([]);
  server.nowMs += 2 * HOUR_MS;
  expect((await run(server, { state: failing.state })).missing).toEqual(["call_1"]);
});

test("many removals are given as they are found, so that an interrupted run need not begin anew", async () => {
  const lives = Array.from({ length: 300 }, (_, index) =>
    life(`call_${index}`, START_MS, { removedMs: START_MS + HOUR_MS }),
  );
  const server = serverOf(lives);
  const { state } = await run(server);
  server.nowMs += 2 * HOUR_MS;
  const { batches, missing } = await run(server, { state });
  expect(missing).toHaveLength(300);
  expect(batches.length).toBeGreaterThanOrEqual(3);
});

test("what was asked for by its id is not given again when the list shows it", async () => {
  const laterMs = START_MS + 26.2 * HOUR_MS;
  const server = serverOf([life("call_1", START_MS, { sentimentMs: laterMs, summaryMs: laterMs })]);
  let state: ChangeFeedState | undefined;
  const given: string[] = [];
  for (let count = 0; count < 12 * 40; count++, server.nowMs += 5 * MINUTE_MS) {
    const next = await run(server, { details: true, state });
    given.push(...next.upserts);
    state = next.state;
  }
  expect(given).toEqual(["call_1", "call_1"]);
});

test("the larger the state, the larger the batches, so that a first run stores little more than its calls", async () => {
  const server = serverOf(
    Array.from({ length: 20_000 }, (_, index) => life(`call_${index}`, START_MS - index * 20_000)),
  );
  let [batches, entries] = [0, 0];
  for await (const { state } of changes(server.source, {}))
    [batches, entries] = [batches + 1, entries + state.calls.length];
  expect(batches).toBeLessThan(60);
  expect(entries).toBeLessThan(15 * 20_000);
});

test("states are plain JSON, and leave alone what was given before", async () => {
  const server = serverOf(
    Array.from({ length: 45 }, (_, index) => life(`call_${index}`, START_MS)),
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
  ["state", { state: { ...state, calls: [["call_1", START_MS]] } }], // without a fingerprint
  ["state", { state: { ...state, pending: [["call_1", START_MS, "a print"]] } }],
  ["state", { state: { ...state, checkpoints: null } }],
  ["state", { state: { ...state, from: "2026" } }],
  ["state", { state: "2026-01-01" }],
  ["details", { state, details: true }],
  ["lookbackHours", { lookbackHours: 0 }],
  ["enrichmentHours", { enrichmentHours: 5 }],
  ["reconcileHours", { reconcileHours: NaN }],
])("the option %s is refused in %j, before anything is sent", async (option, options) => {
  const server = serverOf([]);
  const error = await rejection(run(server, options as ChangeFeedOptions));
  expect(error).toBeInstanceOf(InvalidOptionError);
  expect(error).toMatchObject({ option });
  expect(server.requests).toBe(0);
});

/** A client whose own clock is wrong by a day. */
function client(fetch: Fetch): SmartAlex {
  const clock = { ...stoppedClock(), now: () => START_MS + 24 * HOUR_MS };
  return new SmartAlex({ apiKey: "k", baseUrl: "http://127.0.0.1/v1", fetch, clock });
}

test("the client follows the server's clock, whatever its own says, and asks for no more hours than it needs", async () => {
  let nowMs = START_MS;
  const rows = [{ ...call("call_1"), start_timestamp: new Date(START_MS).toISOString() }];
  const asked: string[] = [];
  const smartalex = client((url) => {
    asked.push(new URL(url).search);
    const meta = { total: rows.length, page: 1, per_page: 100 };
    return Promise.resolve(Response.json({ data: rows, meta }, { headers: { date: new Date(nowMs).toUTCString() } }));
  });
  let last: ChangeFeedState | undefined;
  for await (const { state } of smartalex.calls.changes()) last = state;
  nowMs += 30 * MINUTE_MS;
  for await (const { state } of smartalex.calls.changes({ state: last })) last = state;
  expect(last?.checkpoints.lookback).toBe(nowMs);
  expect(asked.findLast((query) => query.includes("since_hours"))).toBe("?since_hours=8&page=1&per_page=100"); // six, the half hour since, and one to read in
});

test("a server that does not say what time it is cannot be followed", async () => {
  const error = await rejection(
    client(pagingServer(() => ["call_1"]))
      .calls.changes()
      .next(),
  );
  expect(error).toBeInstanceOf(InvalidResponseError);
  expect((error as Error).message).toContain("no Date header");
});
