import { expect, test } from "vitest";
import { InvalidResponseError, type ChangeFeedState } from "@smartalex/sdk";
import type { ChangeFeedOptions } from "../src/resources/calls/changes/change-batch.ts";
import { HOUR_MS, MINUTE_MS, type Workspace } from "./simulated-workspace.ts";
import { lifecycle, runFeed, createServer, START_MS } from "./feed-runs.ts";
import { rejection } from "./fakes.ts";

const details = true;

/** A workspace with 300 old calls in pages of 20, a call whose summary arrives later, and new calls in the following days. */
function busyServer(workspace: Partial<Workspace>) {
  const old = Array.from({ length: 300 }, (_, index) => lifecycle(`call_old_${index}`, START_MS - index * HOUR_MS));
  const waiting = lifecycle("call_waiting", START_MS - MINUTE_MS, { summaryMs: START_MS + 40 * HOUR_MS });
  const later = Array.from({ length: 40 }, (_, index) => {
    const startMs = START_MS + index * 6 * HOUR_MS;
    return lifecycle(`call_new_${index}`, startMs, { shownMs: startMs + 5 * HOUR_MS });
  });
  return createServer([...old, waiting, ...later], { clampPerPage: 20, ...workspace });
}

/** Runs the feed every six hours for ten days and returns how often each call was delivered, and the times in its states that were in the future. */
async function runFor10Days(server: ReturnType<typeof busyServer>, options: ChangeFeedOptions = {}) {
  const delivered = new Map<string, number>();
  const futureTimes: number[] = [];
  let state: ChangeFeedState | undefined;
  for (let hours = 0; hours <= 252; hours += 6) {
    server.nowMs = START_MS + hours * HOUR_MS;
    const next = await runFeed(server, { details, state, ...options });
    for (const id of next.upserts) delivered.set(id, (delivered.get(id) ?? 0) + 1);
    ({ state } = next);
    const times = [state?.from, state?.forgottenBefore, state?.savedAt, ...Object.values(state?.checkpoints ?? {})];
    futureTimes.push(...times.flatMap((timeMs) => (Number(timeMs) > server.nowMs ? [Number(timeMs)] : [])));
  }
  return { delivered, futureTimes };
}

test.each([72, 720, -72])(
  "one response whose Date is %i h ahead does not make the feed skip calls",
  async (aheadHours) => {
    const expected = await runFor10Days(busyServer({}));
    for (const wrong of [1, 2, 3, 9]) {
      // In the first run, and in a run two days later.
      const server = busyServer({
        dateAheadMs: () => {
          const isSecond = server.nowMs === START_MS + 48 * HOUR_MS && ++requests === wrong;
          return server.requests === wrong || isSecond ? aheadHours * HOUR_MS : 0;
        },
      });
      let requests = 0;
      expect(await runFor10Days(server)).toEqual(expected);
    }
    expect(expected.futureTimes).toEqual([]);
    expect(expected.delivered.get("call_waiting")).toBe(2);
    expect([...expected.delivered.keys()]).toHaveLength(300 + 1 + 40);
  },
);

test.each([{ since_hours: 24 }, {}])(
  "a server whose clock is three days ahead for some runs does not make the feed skip calls, if the local clock is right: %j",
  async (options) => {
    const expected = await runFor10Days(busyServer({}), options);
    for (const firstHour of [0, 6, 60]) {
      const isWrong = () => server.nowMs >= START_MS + firstHour * HOUR_MS && server.nowMs < START_MS + 80 * HOUR_MS;
      const server = busyServer({ dateAheadMs: () => (isWrong() ? 72 * HOUR_MS : 0) });
      expect(await runFor10Days(server, options)).toEqual(expected);
    }
  },
);

test("a local clock that is days off does not change what is delivered", async () => {
  const expected = await runFor10Days(busyServer({}));
  for (const hours of [-240, -1, 1, 240]) {
    expect(await runFor10Days(busyServer({ localAheadMs: hours * HOUR_MS }))).toEqual(expected);
  }
});

test("a run with checkpoints in the future looks back as far as its state has calls, and corrects the checkpoints", async () => {
  const server = busyServer({});
  const { state: first } = await runFeed(server, { details });
  const aheadMs = START_MS + 3 * 24 * HOUR_MS;
  const checkpoints = { lookback: aheadMs, enrichment: aheadMs, reconcile: aheadMs };
  server.nowMs += 30 * HOUR_MS;
  const { state, upserts } = await runFeed(server, { details, state: first && { ...first, checkpoints } });
  expect(upserts).toEqual(["call_new_4", "call_new_3", "call_new_2", "call_new_1", "call_new_0"]);
  expect(state?.checkpoints).toEqual({ lookback: server.nowMs, enrichment: server.nowMs, reconcile: server.nowMs });
});

test("the run throws after five requests if no two Date headers agree", async () => {
  let days = 0;
  const server = busyServer({ dateAheadMs: () => ++days * 24 * HOUR_MS });
  const error = await rejection(runFeed(server));
  expect(error).toBeInstanceOf(InvalidResponseError);
  expect((error as Error).message).toContain("differ by more than a minute");
  expect(server.requests).toBe(5);
});

test("one response without a Date header does not end the run", async () => {
  const server = busyServer({ dateAheadMs: () => (server.requests === 1 ? NaN : 0) });
  expect((await runFeed(server)).state?.checkpoints.reconcile).toBe(START_MS);
});
