/// <reference lib="esnext.disposable" />
import { getEventListeners } from "node:events";
import { expect, test } from "vitest";
import { SmartAlex, type Fetch } from "@smartalex/sdk";
import { withAsyncDispose } from "../src/pagination/async-dispose.ts";
import type { FetchCallPage } from "../src/resources/calls/call-fetcher.ts";
import { call, stoppedClock } from "./fakes.ts";
import { paginateCalls } from "./paginate-calls.ts";

/** A symbol that no runtime knows, as `Symbol.asyncDispose` is on a runtime that has it, but not on its generators. */
const dispose = Symbol("asyncDispose");

type Disposable = Record<typeof dispose, () => Promise<void>>;

test("a generator without the symbol gets it, and disposing it ends the generator", async () => {
  const log: string[] = [];
  async function* count() {
    try {
      for (let number = 1; ; number++) yield await Promise.resolve(number);
    } finally {
      log.push("ended");
    }
  }
  const numbers = withAsyncDispose(count(), { asyncDispose: dispose }) as ReturnType<typeof count> & Disposable;
  expect(await numbers.next()).toEqual({ done: false, value: 1 });
  await numbers[dispose]();
  expect(log).toEqual(["ended"]);
  expect(await numbers.next()).toEqual({ done: true, value: undefined });
  await numbers[dispose](); // a second time, it does nothing
  expect(log).toEqual(["ended"]);
});

test("a generator that has the symbol already is left alone", () => {
  const own = () => Promise.resolve();
  const numbers = Object.assign(emptyGenerator(), { [dispose]: own });
  expect(withAsyncDispose(numbers, { asyncDispose: dispose })).toBe(numbers);
  expect(numbers[dispose]).toBe(own);
});

test("on a runtime without the symbol, nothing is added", () => {
  const numbers = emptyGenerator();
  expect(withAsyncDispose(numbers, {})).toBe(numbers);
  expect(Object.getOwnPropertySymbols(numbers)).toEqual([]);
});

test("await using stops the pages that were requested ahead, and removes the listener from the caller's signal", async () => {
  const signals: AbortSignal[] = [];
  const fetchPage: FetchCallPage = ({ page = 1, per_page = 20 }, signal) => {
    if (signal) signals.push(signal);
    const data = Array.from({ length: per_page }, (_, index) => call(`call_${(page - 1) * per_page + index}`));
    return Promise.resolve({ data, meta: { total: 10_000, page, per_page } });
  };
  const { signal } = new AbortController();
  {
    await using pages = withAsyncDispose(paginateCalls(fetchPage, {}, { signal }));
    await pages.next();
    await pages.next();
    expect(signals.filter(({ aborted }) => !aborted)).toHaveLength(6);
  }
  expect(signals.filter(({ aborted }) => !aborted)).toEqual([]);
  expect(getEventListeners(signal, "abort")).toEqual([]);
});

test("await using stops the requests of a list of calls", async () => {
  const pending = new Set<AbortSignal>();
  const fetch: Fetch = (url, { signal }) => {
    const [page, per_page] = ["page", "per_page"].map((name) => Number(new URL(url).searchParams.get(name)));
    if (page === 1 || page === 2) return Promise.resolve(listResponse({ page, per_page: per_page ?? 0 }));
    return new Promise((_, reject) => {
      if (!signal) return;
      pending.add(signal);
      signal.addEventListener("abort", () => {
        pending.delete(signal);
        reject(signal.reason as Error);
      });
    });
  };
  {
    const smartalex = new SmartAlex({ apiKey: "k", baseUrl: "http://127.0.0.1/v1", fetch, clock: stoppedClock() });
    await using calls = smartalex.calls.list()[Symbol.asyncIterator]();
    for (let count = 0; count < 150; count++) await calls.next();
    await expect.poll(() => pending.size).toBe(4);
  }
  expect(pending.size).toBe(0);
});

function listResponse({ page, per_page }: { page: number; per_page: number }): Response {
  const data = Array.from({ length: per_page }, (_, index) => call(`call_${(page - 1) * per_page + index}`));
  return Response.json({ data, meta: { total: 10_000, page, per_page } });
}

async function* emptyGenerator(): AsyncGenerator<never, void, undefined> {
  await Promise.resolve();
}
