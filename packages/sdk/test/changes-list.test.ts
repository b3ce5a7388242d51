import { expect, test } from "vitest";
import { InvalidRequestError, InvalidResponseError, type ChangeFeedState } from "@smartalex/sdk";
import type { ChangeFeedOptions } from "../src/resources/calls/changes/change-batch.ts";
import type { ListWarning } from "../src/transport/instrumentation/warnings.ts";
import type { WarningEvent } from "../src/transport/instrumentation/warnings.ts";
import { evaluateList } from "../src/resources/calls/changes/list-completeness.ts";
import { changes } from "../src/resources/calls/changes/changes.ts";
import { paginateCalls } from "./paginate-calls.ts";
import { HOUR_MS, MINUTE_MS, type Workspace } from "./simulated-workspace.ts";
import { rejection } from "./fakes.ts";
import { lifecycle, runFeed, createServer, START_MS } from "./feed-runs.ts";

const ids = (calls: readonly { id: string }[]) => calls.map(({ id }) => id).sort();

/** A workspace in which a call starts every hour of 30 days, in pages of 20. */
function busyServer(workspace: Partial<Workspace> = {}) {
  const lifecycles = Array.from({ length: 720 }, (_, index) => lifecycle(`call_${index}`, START_MS + index * HOUR_MS));
  return createServer(lifecycles, { clampPerPage: 20, ...workspace });
}

test("one empty list after a pause of ten days does not make the feed skip calls or report calls as deleted", async () => {
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
      const next = await runFeed(server, { state });
      expect(next.deletedIds).toEqual([]);
      delivered.push(...next.upserts);
      ({ state } = next);
    }
    expect(delivered.sort()).toEqual(ids(server.rows()));
  }
});

test("a list that lacks rows makes the run incomplete: it reports no deletions, keeps its checkpoints, and warns", async () => {
  let isHiding = false;
  const server = busyServer({
    // Removes every third row of each page, and reports a total without these rows.
    pageSent: ({ data, meta }) => {
      if (!isHiding) return { data, meta };
      const total = Math.floor((meta.total * 2) / 3);
      return { data: data.filter((_, index) => index % 3 !== 1), meta: { ...meta, total } };
    },
  });
  server.nowMs = START_MS + 100 * HOUR_MS;
  const first = await runFeed(server, {});
  isHiding = true;
  server.nowMs += 300 * HOUR_MS;
  const warnings: WarningEvent[] = [];
  const batches: { state: ChangeFeedState; deletedIds: string[]; upserts: { id: string }[] }[] = [];
  const reading = (async () => {
    const options: ChangeFeedOptions = { state: first.state, onWarning: (warning) => warnings.push(warning) };
    for await (const batch of changes(server.source, options)) batches.push(batch);
  })();
  // Either the list throws, or the run ends without a checkpoint.
  const error = await rejection(reading.then(() => Promise.reject(new Error("ended"))));
  if (!(error instanceof InvalidResponseError))
    expect(warnings).toMatchObject([{ code: expect.any(String) as string }]);
  for (const { deletedIds, state } of batches) {
    expect(deletedIds).toEqual([]);
    expect(state.checkpoints).toEqual(first.state?.checkpoints);
  }
  isHiding = false;
  server.nowMs += HOUR_MS;
  const next = await runFeed(server, { state: batches.at(-1)?.state ?? first.state });
  const delivered = [...first.upserts, ...batches.flatMap(({ upserts }) => ids(upserts)), ...next.upserts];
  expect(delivered.sort()).toEqual(ids(server.rows()));
  expect(next.state?.checkpoints.lookback).toBe(server.nowMs);
});

/** A source whose lists end with this warning. */
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
  const removed = lifecycle("call_removed", START_MS, { removedMs: START_MS + HOUR_MS });
  const server = createServer([removed, lifecycle("call_1", START_MS), lifecycle("call_2", START_MS + HOUR_MS)]);
  const { state } = await runFeed(server);
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

test("a list whose pages cannot overlap is read again, and is complete if the second reading has no new rows", async () => {
  const server = createServer([lifecycle("call_1", START_MS)]);
  const batches = [];
  for await (const batch of changes(warningSource(server, "pages_cannot_overlap"), {})) batches.push(batch);
  expect(batches.at(-1)?.state.checkpoints.lookback).toBe(START_MS);
  expect(server.requests).toBe(7); // three for each reading, and one for the server's time
});

test("a feed with skipExisting does not start with an incomplete list", async () => {
  const server = createServer([lifecycle("call_1", START_MS)]);
  const feed = changes(warningSource(server, "total_mismatch"), { skipExisting: true });
  expect(await rejection(feed.next())).toBeInstanceOf(InvalidResponseError);
});

test("calls that are deleted while a list is read do not make it incomplete", async () => {
  const deletedDuringRun = Array.from({ length: 100 }, (_, index) =>
    lifecycle(`call_${index}`, START_MS - index * MINUTE_MS, { removedMs: START_MS + index * MINUTE_MS }),
  );
  const server = createServer(deletedDuringRun, { clampPerPage: 20, latencyMs: () => 5 * MINUTE_MS });
  const warnings: string[] = [];
  const { state } = await runFeed(server, { onWarning: ({ code }) => warnings.push(code) });
  expect(warnings).toEqual([]);
  expect(state?.checkpoints.lookback).toBe(START_MS + 5 * MINUTE_MS);
});

test("evaluates a list by the number of rows that another response reports, and by its warnings", () => {
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
  "if the server caps since_hours, calls that it does not list are delivered when they change (details: %s)",
  async (details) => {
    const changing = lifecycle("call_changing", START_MS, { sentimentMs: START_MS + 30 * HOUR_MS });
    const removed = lifecycle("call_removed", START_MS, { removedMs: START_MS + 30 * HOUR_MS });
    const others = Array.from({ length: 60 }, (_, index) => lifecycle(`call_${index}`, START_MS + index * HOUR_MS));
    const server = createServer([changing, removed, ...others], { capHours: 24 });
    const delivered: string[] = [];
    const deletedIds: string[] = [];
    const warnings = new Map<string, string>();
    let state: ChangeFeedState | undefined;
    for (let hours = 0; hours < 48; hours++) {
      server.nowMs = START_MS + hours * HOUR_MS;
      const onWarning = ({ code, message }: WarningEvent) => warnings.set(code, message);
      const next = await runFeed(server, { details, state, onWarning });
      delivered.push(...next.upserts);
      deletedIds.push(...next.deletedIds);
      ({ state } = next);
    }
    expect(delivered.sort()).toEqual(["call_changing", ...ids(server.rows()), "call_removed"].sort());
    expect(deletedIds).toEqual(["call_removed"]);
    expect([...warnings.keys()]).toEqual(["since_hours_capped"]);
    expect(warnings.get("since_hours_capped")).toContain("listed only calls of the last 24 hours");
    expect(state?.checkpoints.enrichment).toBe(server.nowMs);
  },
);

test("if the server caps since_hours, a feed that pauses for longer reads the whole list and skips no call", async () => {
  const server = busyServer({ capHours: 24 });
  server.nowMs = START_MS + 100 * HOUR_MS;
  const first = await runFeed(server);
  server.nowMs = START_MS + 200 * HOUR_MS;
  const warnings: string[] = [];
  const next = await runFeed(server, { state: first.state, onWarning: ({ code }) => warnings.push(code) });
  expect([...first.upserts, ...next.upserts].sort()).toEqual(ids(server.rows()));
  expect(warnings).toEqual(["since_hours_capped"]);
  expect(next.state?.checkpoints.lookback).toBe(server.nowMs);
});

test("calls that the server returns by id but never lists make the run incomplete", async () => {
  const lifecycles = [
    lifecycle("call_1", START_MS),
    lifecycle("call_hidden", START_MS + HOUR_MS),
    lifecycle("call_2", START_MS + 2 * HOUR_MS),
  ];
  const server = createServer(lifecycles, {
    isUnlisted: (id) => id === "call_hidden" && server.nowMs > START_MS + 3 * HOUR_MS,
  });
  server.nowMs = START_MS + 3 * HOUR_MS;
  const { state } = await runFeed(server);
  server.nowMs += HOUR_MS;
  const warnings: string[] = [];
  const next = await runFeed(server, { state, onWarning: ({ code }) => warnings.push(code) });
  expect(next).toMatchObject({ deletedIds: [], state: { checkpoints: state?.checkpoints } });
  expect(warnings).toEqual(["list_incomplete"]);
});

test.each([false, true])(
  "detects that the server caps since_hours without a known call in the cut-off hours (oldest first: %s)",
  async (isAscending) => {
    const old = lifecycle("call_old", START_MS - 400 * HOUR_MS);
    const quiet = [
      lifecycle("call_1", START_MS),
      lifecycle("call_2", START_MS + 60 * HOUR_MS),
      lifecycle("call_3", START_MS + 99 * HOUR_MS),
    ];
    const server = createServer([old, ...quiet], { capHours: 24, isAscending });
    const first = await runFeed(server, { lookbackHours: 1, enrichmentHours: 1, reconcileHours: 1 });
    server.nowMs = START_MS + 100 * HOUR_MS;
    const warnings: string[] = [];
    const onWarning = ({ code }: WarningEvent) => warnings.push(code);
    const { state } = first;
    const hours = { lookbackHours: 1, enrichmentHours: 1, reconcileHours: 1 };
    const next = await runFeed(server, { ...hours, state: state && { ...state, calls: [] }, onWarning });
    expect(next.upserts).toContain("call_2");
    expect(warnings).toEqual(["since_hours_capped"]);
  },
);

test("a feed that runs often needs two requests for each run: one for the time, one for the list", async () => {
  const server = busyServer();
  server.nowMs = START_MS + 200 * HOUR_MS;
  let { state } = await runFeed(server);
  for (let minutes = 0; minutes < 5; minutes++) {
    server.nowMs += MINUTE_MS;
    const before = server.requests;
    ({ state } = await runFeed(server, { state }));
    expect(server.requests - before).toBe(2);
  }
});

test("a total that is too low does not make the first run skip the oldest calls", async () => {
  const old = Array.from({ length: 21 }, (_, index) => lifecycle(`call_${index}`, START_MS - (index + 400) * HOUR_MS));
  let tooLowBy = 1; // so that the total equals the size of the first page
  const server = createServer(old, {
    clampPerPage: 20,
    pageSent: ({ data, meta }) => ({ data, meta: { ...meta, total: meta.total - tooLowBy } }),
  });
  const first = await runFeed(server);
  tooLowBy = 0; // the total is correct again
  server.nowMs += HOUR_MS;
  const next = await runFeed(server, { state: first.state });
  expect([...first.upserts, ...next.upserts].sort()).toEqual(ids(server.rows()));
});

test("a feed works with a server that rejects pages past the end", async () => {
  const server = busyServer();
  server.nowMs = START_MS + 100 * HOUR_MS;
  const { source } = server;
  const fetchPage: typeof source.fetchPage = async (query, signal) => {
    const page = await source.fetchPage(query, signal);
    if (page.data.length > 0) return page;
    throw new InvalidRequestError("The page does not exist.", { code: "invalid_request", status: 400 });
  };
  const batches = [];
  for await (const batch of changes({ ...source, fetchPage }, {})) batches.push(batch);
  expect(batches.flatMap(({ upserts }) => upserts)).toHaveLength(101);
  expect(batches.at(-1)?.state.checkpoints.lookback).toBe(server.nowMs);
});

test("a call that was requested by id is delivered if it has changed, even if the list of the run is empty", async () => {
  const changing = lifecycle("call_1", START_MS, { sentimentMs: START_MS + 30 * HOUR_MS });
  const server = createServer([changing], {
    isBroken: () => server.nowMs < START_MS + 60 * HOUR_MS,
    isUnlisted: () => server.nowMs > START_MS,
  });
  let { state } = await runFeed(server);
  const delivered: string[] = [];
  for (const hours of [40, 80]) {
    server.nowMs = START_MS + hours * HOUR_MS;
    const next = await runFeed(server, { state });
    delivered.push(...next.upserts);
    ({ state } = next);
  }
  expect(delivered).toEqual(["call_1"]);
});
