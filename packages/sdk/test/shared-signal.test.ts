import { getEventListeners } from "node:events";
import { expect, test } from "vitest";
import { InvalidOptionError, SmartAlex, type Fetch } from "@smartalex/sdk";
import { addAbortListener } from "../src/runtime/abort-listeners.ts";
import { rejection, stoppedClock } from "./fakes.ts";

/** Runs some work. Returns how many elements array methods copied or visited meanwhile. */
async function elementsVisited(work: () => Promise<unknown>): Promise<number> {
  let visited = 0;
  const { prototype } = Array;
  const counted = ["filter", "slice", "concat", "splice", "includes", "indexOf", "findIndex", "map"] as const;
  const originals = new Map<PropertyKey, unknown>();
  const count = (name: keyof typeof prototype) => {
    const original = Reflect.get(prototype, name) as (...args: unknown[]) => unknown;
    originals.set(name, original);
    const counting = function (this: unknown[], ...args: unknown[]) {
      visited += this.length;
      return Reflect.apply(original, this, args);
    };
    Object.defineProperty(prototype, name, { value: counting, writable: true, configurable: true });
  };
  for (const name of [...counted, Symbol.iterator] as const) count(name);
  try {
    await work();
  } finally {
    for (const [name, value] of originals) {
      Object.defineProperty(prototype, name, { value, writable: true, configurable: true });
    }
  }
  return visited;
}

/** Starts this many requests that share a signal, and ends them by their responses or by an abort. */
function gets(count: number, end: "responses" | "abort"): () => Promise<unknown> {
  const stop = new AbortController();
  const fetch: Fetch = () =>
    end === "abort" ? new Promise<never>(() => undefined) : Promise.resolve(Response.json({ data: { id: "call_1" } }));
  const { calls } = new SmartAlex({ apiKey: "k", baseUrl: "http://127.0.0.1/v1", fetch, clock: stoppedClock() });
  return async () => {
    const all: Promise<unknown>[] = [];
    for (let index = 0; index < count; index++) {
      const call = calls.get("call_1", { signal: stop.signal });
      all.push(end === "abort" ? rejection(call) : call);
    }
    if (end === "abort") {
      await Promise.resolve();
      stop.abort();
    }
    await Promise.all(all);
    expect(getEventListeners(stop.signal, "abort")).toHaveLength(0);
  };
}

test.each(["responses", "abort"] as const)(
  "requests that share a signal and end by %s take constant time each, however many there are",
  async (end) => {
    const few = await elementsVisited(gets(500, end));
    expect(await elementsVisited(gets(2_000, end))).toBeLessThanOrEqual(5 * few);
    expect(await elementsVisited(gets(8_000, end))).toBeLessThanOrEqual(20 * few);
  },
);

test("an abort calls each listener once, in order, and none that was removed", () => {
  const stop = new AbortController();
  const called: number[] = [];
  const removals = Array.from({ length: 6 }, (_, index) => addAbortListener(stop.signal, () => called.push(index)));
  removals[2]?.();
  removals[2]?.(); // a second time changes nothing
  stop.abort();
  for (const remove of removals) remove();
  expect(called).toEqual([0, 1, 3, 4, 5]);
});

test("a listener can remove another one before it is called", () => {
  const stop = new AbortController();
  const called: string[] = [];
  const removals: (() => void)[] = [];
  addAbortListener(stop.signal, () => {
    called.push("first");
    for (const remove of removals) remove();
  });
  removals.push(addAbortListener(stop.signal, () => called.push("second")));
  addAbortListener(stop.signal, () => called.push("third"));
  stop.abort();
  expect(called).toEqual(["first", "third"]);
});

test.each([new AbortController(), {}, "abort"])("rejects %j as a signal", async (value) => {
  const signal = value as AbortSignal; // as from JavaScript
  const fetch: Fetch = () => Promise.reject(new Error("not reached"));
  const { calls } = new SmartAlex({ apiKey: "k", fetch });
  for (const request of [
    () => calls.get("call_1", { signal }),
    () => calls.list({}, { signal }),
    () => calls.list({}, { signal }).toArray({ limit: 1 }),
    () => calls.getMany(["call_1"], { signal }).next(),
  ]) {
    const error = await rejection(request());
    expect(error).toBeInstanceOf(InvalidOptionError);
    expect((error as Error).message).toContain("The option signal must be an AbortSignal");
  }
});
