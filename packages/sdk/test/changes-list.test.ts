import { expect, test } from "vitest";
import { InvalidRequestError, InvalidResponseError, type ChangeFeedState } from "@smartalex/sdk";
import type { ChangeFeedOptions } from "../src/resources/calls/changes/change-batch.ts";
import type { ListWarning } from "../src/pagination/list-warning.ts";
import type { WarningEvent } from "../src/transport/instrumentation.ts";
import { evaluateList } from "../src/resources/calls/changes/list-completeness.ts";
import { changes } from "../src/resources/calls/changes/changes.ts";
import { paginateCalls } from "./paginate-calls.ts";
import { HOUR_MS, MINUTE_MS, type World } from "./simulated-workspace.ts";
import { rejection } from "./fakes.ts";
import { life, run, serverOf, START_MS } from "./feed-runs.ts";

const ids = (calls: readonly { id: string }[]) => calls.map(({ id }) => id).sort();

/** A workspace in which a call starts every hour of 30 days, in pages of 20. */
function busyServer(world: Partial<World> = {}) {
  const lives = Array.from({ length: 720 }, (_, index) => life(`call_${index}`, START_MS + index * HOUR_MS));
  return serverOf(lives, { clampPerPage: 20, ...world });
}

test("one empty list in a run after a pause of ten days makes the feed skip nothing and report nothing as missing", async () => {
  for (let wrong = 1; wrong <= 8; wrong++) {
    const server = busyServer({
      pageSent: ({ data, meta }) => {
        const isWrong = server.nowMs > START_MS + 200 * HOUR_MS && ++requests === wrong;
        return isWrong ? { data: [], meta: { ...meta, total: 0 } } : { data, meta };
      },
    });
    let requests = 0;
    let state: ChangeFeedState | undefined;
    const delivered: string[] = [];
    for (const hours of [24, 264, 265]) {
      server.nowMs = START_MS + hours * HOUR_MS;
      const next = await run(server, { state });
      expect(next.missing).toEqual([]);
      delivered.push(...next.upserts);
      ({ state } = next);
    }
    expect(delivered.sort()).toEqual(ids(server.rows()));
  }
});

test("a list that lacks rows makes the run incomplete: nothing is missing, the marks stay, and the caller hears of it", async () => {
  let isHiding = false;
  const server = busyServer({
    // Hides every third row after cutting pages, and counts the others.
    pageSent: ({ data, meta }) => {
      if (!isHiding) return { data, meta };
      const total = Math.floor((meta.total * 2) / 3);
      return { data: data.filter((_, index) => index % 3 !== 1), meta: { ...meta, total } };
    },
  });
  server.nowMs = START_MS + 100 * HOUR_MS;
  const first = await run(server, {});
  isHiding = true;
  server.nowMs += 300 * HOUR_MS;
  const warnings: WarningEvent[] = [];
  const batches: { state: ChangeFeedState; deletedIds: string[]; upserts: { id: string }[] }[] = [];
  const reading = (async () => {
    const options: ChangeFeedOptions = { state: first.state, onWarning: (warning) => warnings.push(warning) };
    for await (const batch of changes(server.source, options)) batches.push(batch);
  })();
  // Either the list fails, or the run ends without a mark.
  const error = await rejection(reading.then(() => Promise.reject(new Error("ended"))));
  if (!(error instanceof InvalidResponseError))
    expect(warnings).toMatchObject([{ code: expect.any(String) as string }]);
  for (const { deletedIds, state } of batches) {
    expect(deletedIds).toEqual([]);
    expect(state.checkpoints).toEqual(first.state?.checkpoints);
  }
  isHiding = false;
  server.nowMs += HOUR_MS;
  const next = await run(server, { state: batches.at(-1)?.state ?? first.state });
  const delivered = [...first.upserts, ...batches.flatMap(({ upserts }) => ids(upserts)), ...next.upserts];
  expect(delivered.sort()).toEqual(ids(server.rows()));
  expect(next.state?.checkpoints.lookback).toBe(server.nowMs);
});

/** A source whose lists end with a warning of this kind. */
function warningSource(server: ReturnType<typeof busyServer>, code: ListWarning["code"]) {
  const source = server.source;
  const list: typeof source.paginate = async function* (fetchPage, query, options) {
    yield* paginateCalls(fetchPage, query, options);
    const counts = { pageSize: 20, received: 1, total: 2 };
    options.onWarning({ code, message: "It may not be complete.", query: {}, ...counts });
  };
  return { ...source, paginate: list };
}

test("a list that ends with a warning makes the run incomplete", async () => {
  const removed = life("call_removed", START_MS, { removedMs: START_MS + HOUR_MS });
  const server = serverOf([removed, life("call_1", START_MS), life("call_2", START_MS + HOUR_MS)]);
  const { state } = await run(server);
  server.nowMs += 2 * HOUR_MS;
  const warnings: string[] = [];
  const onWarning = ({ code }: WarningEvent) => warnings.push(code);
  const batches = [];
  for await (const batch of changes(warningSource(server, "total_mismatch"), { state, onWarning })) batches.push(batch);
  expect(batches).toMatchObject([
    { upserts: [{ id: "call_2" }], deletedIds: [], state: { checkpoints: state?.checkpoints } },
    { upserts: [], deletedIds: [], state: { checkpoints: state?.checkpoints } },
  ]);
  expect(warnings).toEqual(["total_mismatch"]);
});

test("a list whose pages cannot overlap is read again, and is complete if that shows nothing new", async () => {
  const server = serverOf([life("call_1", START_MS)]);
  const batches = [];
  for await (const batch of changes(warningSource(server, "pages_cannot_overlap"), {})) batches.push(batch);
  expect(batches.at(-1)?.state.checkpoints.lookback).toBe(START_MS);
  expect(server.requests).toBe(7); // three for each reading, and one for the time
});

test("a feed that passes over existing calls does not begin with an incomplete list", async () => {
  const server = serverOf([life("call_1", START_MS)]);
  const feed = changes(warningSource(server, "total_mismatch"), { skipExisting: true });
  expect(await rejection(feed.next())).toBeInstanceOf(InvalidResponseError);
});

test("calls that leave while a list is read do not make it incomplete", async () => {
  const leaving = Array.from({ length: 100 }, (_, index) =>
    life(`call_${index}`, START_MS - index * MINUTE_MS, { removedMs: START_MS + index * MINUTE_MS }),
  );
  const server = serverOf(leaving, { clampPerPage: 20, latencyMs: () => 5 * MINUTE_MS });
  const warnings: string[] = [];
  const { state } = await run(server, { onWarning: ({ code }) => warnings.push(code) });
  expect(warnings).toEqual([]);
  expect(state?.checkpoints.lookback).toBe(START_MS + 5 * MINUTE_MS);
});

test("a list is judged by the number of rows that another response reports, and by its warnings", () => {
  const reading = { attempt: 1, rows: 100, newRows: 3, expectedRows: 100, warnings: [] };
  const warning = (code: ListWarning["code"]) => ({ ...reading, warnings: [{ code, message: "" }] });
  expect(evaluateList(reading)).toBe("complete");
  expect(evaluateList({ ...reading, rows: 99 })).toBe("retry");
  expect(evaluateList({ ...reading, rows: 99, attempt: 3 })).toBe("incomplete");
  expect(evaluateList(warning("total_mismatch"))).toBe("incomplete");
  expect(evaluateList(warning("pages_cannot_overlap"))).toBe("retry");
  expect(evaluateList({ ...warning("pages_cannot_overlap"), attempt: 2 })).toBe("retry");
  expect(evaluateList({ ...warning("pages_cannot_overlap"), attempt: 2, newRows: 0 })).toBe("complete");
  expect(evaluateList({ ...warning("pages_cannot_overlap"), attempt: 3 })).toBe("incomplete");
});

test.each([false, true])(
  "if the server limits since_hours, calls that it does not list are delivered when they change (details: %s)",
  async (details) => {
    const changing = life("call_changing", START_MS, { sentimentMs: START_MS + 30 * HOUR_MS });
    const removed = life("call_removed", START_MS, { removedMs: START_MS + 30 * HOUR_MS });
    const others = Array.from({ length: 60 }, (_, index) => life(`call_${index}`, START_MS + index * HOUR_MS));
    const server = serverOf([changing, removed, ...others], { capHours: 24 });
    const delivered: string[] = [];
    const missing: string[] = [];
    const warnings = new Map<string, string>();
    let state: ChangeFeedState | undefined;
    for (let hours = 0; hours < 48; hours++) {
      server.nowMs = START_MS + hours * HOUR_MS;
      const onWarning = ({ code, message }: WarningEvent) => warnings.set(code, message);
      const next = await run(server, { details, state, onWarning });
      delivered.push(...next.upserts);
      missing.push(...next.missing);
      ({ state } = next);
    }
    expect(delivered.sort()).toEqual(["call_changing", ...ids(server.rows()), "call_removed"].sort());
    expect(missing).toEqual(["call_removed"]);
    expect([...warnings.keys()]).toEqual(["since_hours_capped"]);
    expect(warnings.get("since_hours_capped")).toContain("listed only calls of the last 24 hours");
    expect(state?.checkpoints.enrichment).toBe(server.nowMs);
  },
);

test("if the server limits since_hours, a feed that pauses for longer reads the whole list and skips nothing", async () => {
  const server = busyServer({ capHours: 24 });
  server.nowMs = START_MS + 100 * HOUR_MS;
  const first = await run(server);
  server.nowMs = START_MS + 200 * HOUR_MS;
  const warnings: string[] = [];
  const next = await run(server, { state: first.state, onWarning: ({ code }) => warnings.push(code) });
  expect([...first.upserts, ...next.upserts].sort()).toEqual(ids(server.rows()));
  expect(warnings).toEqual(["since_hours_capped"]);
  expect(next.state?.checkpoints.lookback).toBe(server.nowMs);
});

test("calls that the server returns by id, but never lists, keep the run from being complete", async () => {
  const lives = [
    life("call_1", START_MS),
    life("call_hidden", START_MS + HOUR_MS),
    life("call_2", START_MS + 2 * HOUR_MS),
  ];
  const server = serverOf(lives, { isUnlisted: (id) => id === "call_hidden" && server.nowMs > START_MS + 3 * HOUR_MS });
  server.nowMs = START_MS + 3 * HOUR_MS;
  const { state } = await run(server);
  server.nowMs += HOUR_MS;
  const warnings: string[] = [];
  const next = await run(server, { state, onWarning: ({ code }) => warnings.push(code) });
  expect(next).toMatchObject({ missing: [], state: { checkpoints: state?.checkpoints } });
  expect(warnings).toEqual(["list_incomplete"]);
});

test.each([false, true])(
  "a limited since_hours is noticed although no known call is in reach (oldest first: %s)",
  async (isAscending) => {
    const old = life("call_old", START_MS - 400 * HOUR_MS);
    const quiet = [
      life("call_1", START_MS),
      life("call_2", START_MS + 60 * HOUR_MS),
      life("call_3", START_MS + 99 * HOUR_MS),
    ];
    const server = serverOf([old, ...quiet], { capHours: 24, isAscending });
    const first = await run(server, { lookbackHours: 1, enrichmentHours: 1, reconcileHours: 1 });
    server.nowMs = START_MS + 100 * HOUR_MS;
    const warnings: string[] = [];
    const onWarning = ({ code }: WarningEvent) => warnings.push(code);
    const { state } = first;
    const hours = { lookbackHours: 1, enrichmentHours: 1, reconcileHours: 1 };
    const next = await run(server, { ...hours, state: state && { ...state, calls: [] }, onWarning });
    expect(next.upserts).toContain("call_2");
    expect(warnings).toEqual(["since_hours_capped"]);
  },
);

test("a feed that runs often asks no more than it needs: one request for the time, one for the list", async () => {
  const server = busyServer();
  server.nowMs = START_MS + 200 * HOUR_MS;
  let { state } = await run(server);
  for (let minutes = 0; minutes < 5; minutes++) {
    server.nowMs += MINUTE_MS;
    const before = server.requests;
    ({ state } = await run(server, { state }));
    expect(server.requests - before).toBe(2);
  }
});

test("a total that is too low does not make the first run skip the oldest calls", async () => {
  const old = Array.from({ length: 21 }, (_, index) => life(`call_${index}`, START_MS - (index + 400) * HOUR_MS));
  let tooLowBy = 1; // so that the total is where the first page ends
  const server = serverOf(old, {
    clampPerPage: 20,
    pageSent: ({ data, meta }) => ({ data, meta: { ...meta, total: meta.total - tooLowBy } }),
  });
  const first = await run(server);
  tooLowBy = 0; // it has caught up
  server.nowMs += HOUR_MS;
  const next = await run(server, { state: first.state });
  expect([...first.upserts, ...next.upserts].sort()).toEqual(ids(server.rows()));
});

test("a server that rejects pages beyond the end can be followed", async () => {
  const server = busyServer();
  server.nowMs = START_MS + 100 * HOUR_MS;
  const { source } = server;
  const fetchPage: typeof source.fetchPage = async (query, signal) => {
    const page = await source.fetchPage(query, signal);
    if (page.data.length > 0) return page;
    throw new InvalidRequestError("There is no such page.", { code: "invalid_request", status: 400 });
  };
  const batches = [];
  for await (const batch of changes({ ...source, fetchPage }, {})) batches.push(batch);
  expect(batches.flatMap(({ upserts }) => upserts)).toHaveLength(101);
  expect(batches.at(-1)?.state.checkpoints.lookback).toBe(server.nowMs);
});

test("a call that is found by its id is delivered if it has changed, although the list of that run is empty", async () => {
  const changing = life("call_1", START_MS, { sentimentMs: START_MS + 30 * HOUR_MS });
  const server = serverOf([changing], {
    isBroken: () => server.nowMs < START_MS + 60 * HOUR_MS,
    isUnlisted: () => server.nowMs > START_MS,
  });
  let { state } = await run(server);
  const delivered: string[] = [];
  for (const hours of [40, 80]) {
    server.nowMs = START_MS + hours * HOUR_MS;
    const next = await run(server, { state });
    delivered.push(...next.upserts);
    ({ state } = next);
  }
  expect(delivered).toEqual(["call_1"]);
});
