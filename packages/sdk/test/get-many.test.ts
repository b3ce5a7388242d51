import { expect, test } from "vitest";
import { InvalidOptionError, ServerError, SmartAlex, type Fetch } from "@smartalex/sdk";
import { call, failure, pagingServer, rejection } from "./fakes.ts";
import { VirtualClock } from "./virtual-clock.ts";

const ids = (count: number) => Array.from({ length: count }, (_, index) => `call_${index}`);

/** A server that is slow for some calls, and returns 404 or 500 for others. `state` has the number of requests, and their maximum concurrency. */
function slowServer(clock: VirtualClock, list = ids(0)) {
  const listing = pagingServer(() => list);
  const state = { inFlight: 0, maxInFlight: 0, aborted: 0, requests: 0 };
  const fetch: Fetch = async (url, init) => {
    const { pathname } = new URL(url);
    const id = pathname.split("/")[3];
    if (id === undefined) return listing(url, init);
    state.requests++;
    state.maxInFlight = Math.max(state.maxInFlight, ++state.inFlight);
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

test("getMany returns calls in the order of their IDs, with ten concurrent requests", async () => {
  const clock = new VirtualClock();
  const { smartalex, state } = slowServer(clock);
  const result = await clock.run(collect(smartalex.calls.getMany(ids(35))));
  expect(result.map(({ id }) => id)).toEqual(ids(35));
  expect(result.map(({ call: detail }) => detail?.id)).toEqual(ids(35));
  expect(state.maxInFlight).toBe(10);
});

test.each([0, -1, 1.5, NaN, Infinity, "2" as unknown as number])(
  "rejects concurrency: %s, and sends nothing",
  async (concurrency) => {
    const { smartalex, state } = slowServer(new VirtualClock(), ids(3));
    const { calls } = smartalex;
    const options = { concurrency };
    for (const next of [
      calls.list({}, options).toArray({ limit: 3 }),
      calls.getMany(ids(3), options).next(),
      calls.changes(options).next(),
    ]) {
      const error = await rejection(next);
      expect(error).toBeInstanceOf(InvalidOptionError);
      expect(error).toMatchObject({ message: "The option concurrency must be an integer of at least 1." });
    }
    expect(state.requests).toBe(0);
  },
);

test("concurrency limits the concurrent requests", async () => {
  const clock = new VirtualClock();
  const { smartalex, state } = slowServer(clock);
  await clock.run(collect(smartalex.calls.getMany(new Set(ids(9)), { concurrency: 3 })));
  expect(state.maxInFlight).toBe(3);
});

test("getMany returns every call that matches a query", async () => {
  const clock = new VirtualClock();
  const { smartalex } = slowServer(clock, ids(120));
  const result = await clock.run(collect(smartalex.calls.getMany({ status: "completed" })));
  expect(result.map(({ call: detail }) => detail?.id)).toEqual(ids(120));
});

test("a call that no longer exists is returned as undefined, in order", async () => {
  const clock = new VirtualClock();
  const { smartalex } = slowServer(clock);
  const result = await clock.run(collect(smartalex.calls.getMany(["call_1", "call_gone", "call_2"])));
  expect(result.map(({ id, call: detail }) => [id, detail?.id])).toEqual([
    ["call_1", "call_1"],
    ["call_gone", undefined],
    ["call_2", "call_2"],
  ]);
});

test("a 404 with a code other than call_not_found throws, because the base URL is wrong", async () => {
  const clock = new VirtualClock();
  const { smartalex } = slowServer(clock);
  expect(await clock.run(rejection(collect(smartalex.calls.getMany(["nowhere"]))))).toMatchObject({
    code: "not_found",
  });
});

test("getMany accepts an async iterable of IDs", async () => {
  const clock = new VirtualClock();
  const { smartalex } = slowServer(clock);
  async function* source() {
    yield "call_1";
    await Promise.resolve();
    yield "call_2";
  }
  expect((await clock.run(collect(smartalex.calls.getMany(source())))).map(({ call: detail }) => detail?.id)).toEqual([
    "call_1",
    "call_2",
  ]);
});

test("a string instead of a list of IDs is rejected", async () => {
  const { smartalex, state } = slowServer(new VirtualClock());
  expect(await rejection(collect(smartalex.calls.getMany("call_1")))).toMatchObject({ name: "InvalidRequestError" });
  expect(state.requests).toBe(0);
});

test("an error is thrown after the calls before it, and aborts the running requests", async () => {
  const clock = new VirtualClock();
  const { smartalex, state } = slowServer(clock);
  const seen: string[] = [];
  const reading = async () => {
    for await (const { id } of smartalex.calls.getMany(["call_1", "call_broken", "call_10", "call_20"])) seen.push(id);
  };
  expect(await clock.run(rejection(reading()))).toBeInstanceOf(ServerError);
  expect(seen).toEqual(["call_1"]);
  expect(state).toMatchObject({ aborted: 2, inFlight: 0 });
  expect(clock.running).toBe(0);
});

test("leaving the loop aborts the running requests, and sends no more", async () => {
  const clock = new VirtualClock();
  const { smartalex, state } = slowServer(clock);
  const reading = async () => {
    for await (const { id } of smartalex.calls.getMany(ids(100).slice(1))) if (id === "call_3") break;
  };
  await clock.run(reading());
  await new Promise((resolve) => setImmediate(resolve));
  expect(state.requests).toBeLessThan(15);
  expect(state.inFlight).toBe(0);
  expect(clock.running).toBe(0);
});

test("the signal of the caller aborts getMany", async () => {
  const clock = new VirtualClock();
  const controller = new AbortController();
  const { smartalex } = slowServer(clock);
  const reading = collect(smartalex.calls.getMany(ids(5), { signal: controller.signal }));
  setImmediate(() => {
    controller.abort();
  });
  expect(await clock.run(rejection(reading))).toMatchObject({ name: "AbortError" });
  expect(await rejection(collect(smartalex.calls.getMany(ids(5), { signal: AbortSignal.abort() })))).toMatchObject({
    name: "AbortError",
  });
});

test("a call is returned as soon as it is available, even if the source of IDs is slow", async () => {
  const clock = new VirtualClock();
  const { smartalex } = slowServer(clock);
  async function* source() {
    yield "call_1";
    await clock.sleep(5_000);
    yield "call_2";
  }
  const startMs = clock.now();
  const times: number[] = [];
  async function read() {
    for await (const { id } of smartalex.calls.getMany(source())) times.push(id.length && clock.now() - startMs);
  }
  await clock.run(read());
  expect(times).toEqual([20, 5_020]);
});

test("an error of the source of IDs is thrown after the calls before it", async () => {
  const clock = new VirtualClock();
  const { smartalex } = slowServer(clock);
  async function* source() {
    yield "call_1";
    await clock.sleep(100);
    throw new Error("the queue is closed");
  }
  const seen: string[] = [];
  async function read() {
    for await (const { id } of smartalex.calls.getMany(source())) seen.push(id);
  }
  expect(await clock.run(rejection(read()))).toMatchObject({ message: "the queue is closed" });
  expect(seen).toEqual(["call_1"]);
});
