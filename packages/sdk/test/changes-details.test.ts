import { expect, test } from "vitest";
import type { ChangeFeedState } from "@smartalex/sdk";
import { HOUR_MS, MINUTE_MS } from "./simulated-workspace.ts";
import { life, run, serverOf, START_MS } from "./feed-runs.ts";

const details = true;

test("a call whose details have a field that rows lack is delivered once for each change", async () => {
  const lives = [life("call_1", START_MS, { summaryMs: START_MS + 20 * MINUTE_MS })]; // its row does not change
  const server = serverOf(lives, { moreDetails: { language: "en" } });
  const delivered: string[] = [];
  let state: ChangeFeedState | undefined;
  for (let minutes = 0; minutes < 180; minutes += 10) {
    server.nowMs = START_MS + minutes * MINUTE_MS;
    const next = await run(server, { details, state });
    delivered.push(...next.upserts);
    state = JSON.parse(JSON.stringify(next.state)) as ChangeFeedState;
  }
  expect(delivered).toEqual(["call_1", "call_1"]);
});

test("a row that changes and changes back is not delivered again with the same details", async () => {
  const server = serverOf([life("call_1", START_MS - HOUR_MS)]);
  const first = await run(server, { details });
  const changed = structuredClone(first.state) as unknown as { calls: [[string, number, string, string]] };
  changed.calls[0][2] = "print of another row";
  server.nowMs += MINUTE_MS;
  const next = await run(server, { details, state: changed as unknown as ChangeFeedState });
  expect(next).toMatchObject({ upserts: [], added: [] });
  expect(next.state?.calls).toEqual(first.state?.calls);
});

/** Runs the feed at these times after the start, and lists by run what it delivered, what it reported, and how many calls it requested. */
async function follow(server: ReturnType<typeof serverOf>, timesMs: readonly number[]) {
  const runs: { atMs: number; upserts: string[]; failed: string[]; missing: string[]; gets: number }[] = [];
  let state: ChangeFeedState | undefined;
  for (const atMs of timesMs) {
    server.nowMs = START_MS + atMs;
    const before = server.gets;
    const { failed, missing, state: next, upserts } = await run(server, { details, state });
    runs.push({ atMs, upserts, missing, failed: failed.map(({ id }) => id), gets: server.gets - before });
    state = JSON.parse(JSON.stringify(next)) as ChangeFeedState;
  }
  return { runs, state };
}

const every = (stepMs: number, endMs: number) => Array.from({ length: endMs / stepMs + 1 }, (_, step) => step * stepMs);

test("an old call whose details fail is requested in every run for a day, then daily, until it is delivered", async () => {
  const old = life("call_old", START_MS - 900 * HOUR_MS); // older than any run looks back
  const recoversMs = 72 * HOUR_MS;
  const server = serverOf([old], { isBroken: () => server.nowMs < START_MS + recoversMs });
  const { runs, state } = await follow(server, every(HOUR_MS / 2, 100 * HOUR_MS));
  const requested = runs.filter(({ gets }) => gets > 0).map(({ atMs }) => atMs / HOUR_MS);
  expect(requested.slice(0, 48)).toEqual(Array.from({ length: 48 }, (_, step) => step / 2));
  expect(requested.slice(48)).toEqual([47.5, 71.5, 95.5]);
  expect(runs.flatMap(({ atMs, failed }) => failed.map(() => atMs / HOUR_MS))).toEqual(requested.slice(0, -1));
  expect(runs.flatMap(({ upserts }) => upserts)).toEqual(["call_old"]);
  expect(state?.pending).toEqual([]);
});

test("a call whose details fail is no longer requested once two responses say that it is gone", async () => {
  const old = life("call_old", START_MS - 900 * HOUR_MS, { removedMs: START_MS + 2 * HOUR_MS });
  const server = serverOf([old], { isBroken: () => server.nowMs < START_MS + 3 * HOUR_MS });
  const { runs, state } = await follow(server, every(HOUR_MS, 40 * HOUR_MS));
  expect(runs.filter(({ gets }) => gets > 0).map(({ atMs }) => atMs / HOUR_MS)).toEqual([0, 1, 2, 3]);
  expect(runs.flatMap(({ missing, upserts }) => [...missing, ...upserts])).toEqual([]); // it was never delivered
  expect(state).toMatchObject({ pending: [], calls: [] });
});

test("a call whose sentiment stays null is not requested again for that", async () => {
  const server = serverOf([life("call_1", START_MS, { sentimentMs: Infinity })]);
  await follow(server, every(HOUR_MS / 4, 60 * HOUR_MS));
  expect(server.gets).toBe(1);
});

test("a missing summary is requested three more times at most, the last time when enrichmentHours are over", async () => {
  const server = serverOf([life("call_1", START_MS, { summaryMs: Infinity })]);
  const { runs, state } = await follow(server, every(HOUR_MS / 12, 60 * HOUR_MS));
  const requested = runs.filter(({ gets }) => gets > 0).map(({ atMs }) => atMs / HOUR_MS);
  expect(requested).toEqual([0, 1 / 12, 1 / 2, 48 + 1 / 12]);
  expect(state?.pending).toEqual([]);
});

test("a summary that follows at the last moment is delivered", async () => {
  const server = serverOf([life("call_1", START_MS, { summaryMs: START_MS + 47.9 * HOUR_MS })]);
  const { runs } = await follow(server, every(HOUR_MS / 12, 60 * HOUR_MS));
  expect(runs.flatMap(({ upserts }) => upserts)).toEqual(["call_1", "call_1"]);
});

test("one 404 for a call that the list shows does not make the feed skip it", async () => {
  const old = life("call_old", START_MS - 900 * HOUR_MS);
  const server = serverOf([old], { isNotFound: () => server.nowMs < START_MS + HOUR_MS });
  const { runs } = await follow(server, every(HOUR_MS, 3 * HOUR_MS));
  expect(runs.flatMap(({ upserts }) => upserts)).toEqual(["call_old"]);
});

test("one 404 for a call that was delivered does not make it missing", async () => {
  const lives = [life("call_1", START_MS, { summaryMs: Infinity })];
  const server = serverOf(lives, { isNotFound: () => server.gets === 2 });
  const { runs } = await follow(server, every(HOUR_MS / 2, 60 * HOUR_MS));
  expect(runs.flatMap(({ missing }) => missing)).toEqual([]);
});

test("a call that is listed, but never found by its id, is reported as failed", async () => {
  const server = serverOf([life("call_1", START_MS)], { isNotFound: () => true });
  const { runs } = await follow(server, every(HOUR_MS / 4, HOUR_MS));
  expect(runs.map(({ failed }) => failed)).toEqual([[], ["call_1"], ["call_1"], ["call_1"], ["call_1"]]);
  expect(runs.flatMap(({ missing }) => missing)).toEqual([]);
});

test("a call that a server which lags behind does not show yet is not missing", async () => {
  const isBehind = () => server.nowMs > START_MS && server.nowMs < START_MS + 5 * MINUTE_MS;
  const lives = [life("call_1", START_MS - HOUR_MS), life("call_2", START_MS - MINUTE_MS)];
  const server = serverOf(lives, {
    isNotFound: (id) => id === "call_2" && isBehind(),
    isUnlisted: (id) => id === "call_2" && isBehind(),
  });
  const { runs } = await follow(server, every(MINUTE_MS, HOUR_MS));
  expect(runs.flatMap(({ missing }) => missing)).toEqual([]);
  expect(runs.flatMap(({ upserts }) => upserts)).toEqual(["call_2", "call_1"]);
});

test("a call that is removed minutes after it was delivered is missing some minutes later", async () => {
  const server = serverOf([life("call_1", START_MS, { removedMs: START_MS + 5 * MINUTE_MS })]);
  const { runs, state } = await follow(server, every(MINUTE_MS, HOUR_MS));
  expect(runs.filter(({ missing }) => missing.length > 0)).toMatchObject([{ atMs: 10 * MINUTE_MS }]);
  expect(state).toMatchObject({ pending: [], calls: [] });
});

test("details that are behind the list are requested again, also if they have a summary", async () => {
  const server = serverOf([life("call_1", START_MS)], {
    detailSent: (call) => (server.gets === 1 ? { ...call, sentiment: null } : call),
  });
  const { runs } = await follow(server, every(5 * MINUTE_MS, HOUR_MS));
  expect(runs.map(({ upserts }) => upserts.length)).toEqual([1, 1, ...Array<number>(11).fill(0)]);
});

test("details that always differ from the list are delivered once, and requested three more times at most", async () => {
  const server = serverOf([life("call_1", START_MS)], { detailSent: (call) => ({ ...call, cost: 0.4512 }) });
  const { runs } = await follow(server, every(HOUR_MS / 4, 60 * HOUR_MS));
  expect(runs.flatMap(({ upserts }) => upserts)).toEqual(["call_1"]);
  expect(server.gets).toBeLessThanOrEqual(4);
});

test("one 404 in each of two runs does not make a call missing", async () => {
  const lives = [life("call_1", START_MS - 100 * HOUR_MS, { removedMs: Infinity })];
  let before = 0;
  const server = serverOf(lives, { isBroken: () => server.gets < 3, isNotFound: () => server.gets === before + 1 });
  const failing = await follow(server, [0, HOUR_MS]);
  let { state } = failing;
  for (const hours of [8, 16]) {
    before = server.gets;
    server.nowMs = START_MS + hours * HOUR_MS;
    const next = await run(server, { details, state });
    expect(next.missing).toEqual([]);
    ({ state } = next);
  }
  expect(state?.calls.map(([id]) => id)).toEqual(["call_1"]);
});

test("a 404 for a call that the list shows does not end the wait for its summary", async () => {
  const lives = [life("call_1", START_MS, { summaryMs: START_MS + 20 * MINUTE_MS })];
  const server = serverOf(lives, {
    isNotFound: () => server.nowMs > START_MS + 4 * MINUTE_MS && server.nowMs < START_MS + 9 * MINUTE_MS,
  });
  const { runs } = await follow(server, every(5 * MINUTE_MS, 3 * HOUR_MS));
  expect(runs.flatMap(({ missing, upserts }) => [...upserts, ...missing])).toEqual(["call_1", "call_1"]);
});
