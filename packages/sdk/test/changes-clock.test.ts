import { expect, test } from "vitest";
import { InvalidResponseError, type ChangeFeedState } from "@smartalex/sdk";
import type { ChangeFeedOptions } from "../src/resources/calls/changes/change-batch.ts";
import { HOUR_MS, MINUTE_MS, type World } from "./simulated-workspace.ts";
import { life, run, serverOf, START_MS } from "./feed-runs.ts";
import { rejection } from "./fakes.ts";

const details = true;

/** A workspace with 300 old calls in pages of 20, a call whose summary follows, and calls that come in the days after. */
function busyServer(world: Partial<World>) {
  const old = Array.from({ length: 300 }, (_, index) => life(`call_old_${index}`, START_MS - index * HOUR_MS));
  const waiting = life("call_waiting", START_MS - MINUTE_MS, { summaryMs: START_MS + 40 * HOUR_MS });
  const later = Array.from({ length: 40 }, (_, index) => {
    const startMs = START_MS + index * 6 * HOUR_MS;
    return life(`call_new_${index}`, startMs, { shownMs: startMs + 5 * HOUR_MS });
  });
  return serverOf([...old, waiting, ...later], { clampPerPage: 20, ...world });
}

/** Runs the feed every six hours for ten days and returns how often each call was delivered, and the marks that were in the future. */
async function followFor10Days(server: ReturnType<typeof busyServer>, options: ChangeFeedOptions = {}) {
  const delivered = new Map<string, number>();
  const futureMarks: number[] = [];
  let state: ChangeFeedState | undefined;
  for (let hours = 0; hours <= 252; hours += 6) {
    server.nowMs = START_MS + hours * HOUR_MS;
    const next = await run(server, { details, state, ...options });
    for (const id of next.upserts) delivered.set(id, (delivered.get(id) ?? 0) + 1);
    ({ state } = next);
    const times = [state?.from, state?.forgottenBefore, state?.savedAt, ...Object.values(state?.checkpoints ?? {})];
    futureMarks.push(...times.flatMap((timeMs) => (Number(timeMs) > server.nowMs ? [Number(timeMs)] : [])));
  }
  return { delivered, futureMarks };
}

test.each([72, 720, -72])(
  "one response whose Date is %i h ahead, whichever of a run, makes the feed skip nothing",
  async (aheadHours) => {
    const expected = await followFor10Days(busyServer({}));
    for (const wrong of [1, 2, 3, 9]) {
      // Of the first run, and of a run two days later.
      const server = busyServer({
        dateAheadMs: () => {
          const isSecond = server.nowMs === START_MS + 48 * HOUR_MS && ++requests === wrong;
          return server.requests === wrong || isSecond ? aheadHours * HOUR_MS : 0;
        },
      });
      let requests = 0;
      expect(await followFor10Days(server)).toEqual(expected);
    }
    expect(expected.futureMarks).toEqual([]);
    expect(expected.delivered.get("call_waiting")).toBe(2);
    expect([...expected.delivered.keys()]).toHaveLength(300 + 1 + 40);
  },
);

test.each([{ since_hours: 24 }, {}])(
  "a server whose clock is three days ahead for some runs makes the feed skip nothing, as long as the local clock is right: %j",
  async (options) => {
    const expected = await followFor10Days(busyServer({}), options);
    for (const firstHour of [0, 6, 60]) {
      const isWrong = () => server.nowMs >= START_MS + firstHour * HOUR_MS && server.nowMs < START_MS + 80 * HOUR_MS;
      const server = busyServer({ dateAheadMs: () => (isWrong() ? 72 * HOUR_MS : 0) });
      expect(await followFor10Days(server, options)).toEqual(expected);
    }
  },
);

test("a local clock that is days off changes nothing in what is delivered", async () => {
  const expected = await followFor10Days(busyServer({}));
  for (const hours of [-240, -1, 1, 240]) {
    expect(await followFor10Days(busyServer({ localAheadMs: hours * HOUR_MS }))).toEqual(expected);
  }
});

test("a state with marks in the future looks back as far as calls are remembered, and corrects the marks", async () => {
  const server = busyServer({});
  const { state: first } = await run(server, { details });
  const aheadMs = START_MS + 3 * 24 * HOUR_MS;
  const checkpoints = { lookback: aheadMs, enrichment: aheadMs, reconcile: aheadMs };
  server.nowMs += 30 * HOUR_MS;
  const { state, upserts } = await run(server, { details, state: first && { ...first, checkpoints } });
  expect(upserts).toEqual(["call_new_4", "call_new_3", "call_new_2", "call_new_1", "call_new_0"]);
  expect(state?.checkpoints).toEqual({ lookback: server.nowMs, enrichment: server.nowMs, reconcile: server.nowMs });
});

test("Date headers of which no two agree end the run with an error after a few requests", async () => {
  let days = 0;
  const server = busyServer({ dateAheadMs: () => ++days * 24 * HOUR_MS });
  const error = await rejection(run(server));
  expect(error).toBeInstanceOf(InvalidResponseError);
  expect((error as Error).message).toContain("differ by more than a minute");
  expect(server.requests).toBe(5);
});

test("one response without a Date does not stop a run", async () => {
  const server = busyServer({ dateAheadMs: () => (server.requests === 1 ? NaN : 0) });
  expect((await run(server)).state?.checkpoints.reconcile).toBe(START_MS);
});
