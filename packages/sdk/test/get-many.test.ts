import { expect, test } from "vitest";
import { ServerError, SmartAlex, type Fetch } from "@smartalex/sdk";
import { call, failure, pagingServer, rejection } from "./fakes.ts";
import { VirtualClock } from "./virtual-clock.ts";

const ids = (count: number) => Array.from({ length: count }, (_, index) => `call_${index}`);

/** A server that takes long for some calls, knows how many were asked for at once, and has lost or breaks on others. */
function slowServer(clock: VirtualClock, list = ids(0)) {
  const listing = pagingServer(() => list);
  const state = { inFlight: 0, most: 0, aborted: 0, asked: 0 };
  const fetch: Fetch = async (url, init) => {
    const { pathname } = new URL(url);
    const id = pathname.split("/")[3];
    if (id === undefined) return listing(url, init);
    state.asked++;
    state.most = Math.max(state.most, ++state.inFlight);
    try {
      await clock.sleep(id.endsWith("0") ? 500 : 20, init.signal ?? undefined);
    } catch (error) {
      state.aborted++;
      throw error;
    } finally {
      state.inFlight--;
    }
    if (id.includes("nowhere")) return failure(404, "not_found");
    if (id.includes("gone")) return failure(404, "call_not_found");
    if (id.includes("broken")) return failure(500, "server_error");
    return Response.json({ data: { ...call(id), campaign_id: null, summary: null, transcript: [] } });
  };
  const options = { apiKey: "k", baseUrl: "http://127.0.0.1/v1", clock, fetch, maxRetries: 0, timeoutMs: 1e9 };
  return { smartalex: new SmartAlex(options), state };
}

async function collect<Item>(source: AsyncIterable<Item>): Promise<Item[]> {
  const items: Item[] = [];
  for await (const item of source) items.push(item);
  return items;
}

test("calls come in the order of their ids, however long each takes, ten at once", async () => {
  const clock = new VirtualClock();
  const { smartalex, state } = slowServer(clock);
  const found = await clock.run(collect(smartalex.calls.getMany(ids(35))));
  expect(found.map(({ id }) => id)).toEqual(ids(35));
  expect(found.map(({ call: detail }) => detail?.id)).toEqual(ids(35));
  expect(state.most).toBe(10);
});

test("fewer at once where that is asked for", async () => {
  const clock = new VirtualClock();
  const { smartalex, state } = slowServer(clock);
  await clock.run(collect(smartalex.calls.getMany(new Set(ids(9)), { concurrency: 3 })));
  expect(state.most).toBe(3);
});

test("all that a query lists can be had with transcripts", async () => {
  const clock = new VirtualClock();
  const { smartalex } = slowServer(clock, ids(120));
  const found = await clock.run(collect(smartalex.calls.getMany({ status: "completed" })));
  expect(found.map(({ call: detail }) => detail?.id)).toEqual(ids(120));
});

test("a call that has vanished meanwhile is reported at its place", async () => {
  const clock = new VirtualClock();
  const { smartalex } = slowServer(clock);
  const found = await clock.run(collect(smartalex.calls.getMany(["call_1", "call_gone", "call_2"])));
  expect(found.map(({ id, call: detail }) => [id, detail?.id])).toEqual([
    ["call_1", "call_1"],
    ["call_gone", undefined],
    ["call_2", "call_2"],
  ]);
});

test("a 404 that is not about a call is an error: the base URL is wrong, and nothing has vanished", async () => {
  const clock = new VirtualClock();
  const { smartalex } = slowServer(clock);
  expect(await clock.run(rejection(collect(smartalex.calls.getMany(["nowhere"]))))).toMatchObject({
    code: "not_found",
  });
});

test("ids may come as they are found", async () => {
  const clock = new VirtualClock();
  const { smartalex } = slowServer(clock);
  async function* found() {
    yield "call_1";
    await Promise.resolve();
    yield "call_2";
  }
  expect((await clock.run(collect(smartalex.calls.getMany(found())))).map(({ call: detail }) => detail?.id)).toEqual([
    "call_1",
    "call_2",
  ]);
});

test("one id is not taken for its letters", async () => {
  const { smartalex, state } = slowServer(new VirtualClock());
  expect(await rejection(collect(smartalex.calls.getMany("call_1")))).toMatchObject({ name: "InvalidRequestError" });
  expect(state.asked).toBe(0);
});

test("another error is thrown at its place, after what came before, and stops what is under way", async () => {
  const clock = new VirtualClock();
  const { smartalex, state } = slowServer(clock);
  const given: string[] = [];
  const reading = async () => {
    for await (const { id } of smartalex.calls.getMany(["call_1", "call_broken", "call_10", "call_20"])) given.push(id);
  };
  expect(await clock.run(rejection(reading()))).toBeInstanceOf(ServerError);
  expect(given).toEqual(["call_1"]);
  expect(state).toMatchObject({ aborted: 2, inFlight: 0 });
  expect(clock.running).toBe(0);
});

test("leaving the loop stops what is under way, and asks for no more", async () => {
  const clock = new VirtualClock();
  const { smartalex, state } = slowServer(clock);
  const reading = async () => {
    for await (const { id } of smartalex.calls.getMany(ids(100).slice(1))) if (id === "call_3") break;
  };
  await clock.run(reading());
  await new Promise((resolve) => setImmediate(resolve));
  expect(state.asked).toBeLessThan(15);
  expect(state.inFlight).toBe(0);
  expect(clock.running).toBe(0);
});

test("the caller's signal stops it", async () => {
  const clock = new VirtualClock();
  const stop = new AbortController();
  const { smartalex } = slowServer(clock);
  const reading = collect(smartalex.calls.getMany(ids(5), { signal: stop.signal }));
  setImmediate(() => {
    stop.abort();
  });
  expect(await clock.run(rejection(reading))).toMatchObject({ name: "AbortError" });
  expect(await rejection(collect(smartalex.calls.getMany(ids(5), { signal: AbortSignal.abort() })))).toMatchObject({
    name: "AbortError",
  });
});

test("a call is given as soon as it is there, while the source of ids takes its time", async () => {
  const clock = new VirtualClock();
  const { smartalex } = slowServer(clock);
  async function* source() {
    yield "call_1";
    await clock.sleep(5_000);
    yield "call_2";
  }
  const startMs = clock.now();
  const given: number[] = [];
  async function read() {
    for await (const { id } of smartalex.calls.getMany(source())) given.push(id.length && clock.now() - startMs);
  }
  await clock.run(read());
  expect(given).toEqual([20, 5_020]);
});

test("a source of ids that fails ends the loop with its error, after what came before", async () => {
  const clock = new VirtualClock();
  const { smartalex } = slowServer(clock);
  async function* source() {
    yield "call_1";
    await clock.sleep(100);
    throw new Error("the queue is closed");
  }
  const given: string[] = [];
  async function read() {
    for await (const { id } of smartalex.calls.getMany(source())) given.push(id);
  }
  expect(await clock.run(rejection(read()))).toMatchObject({ message: "the queue is closed" });
  expect(given).toEqual(["call_1"]);
});
