import { getEventListeners } from "node:events";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { FetchCallPage } from "../src/resources/calls/call-fetcher.ts";
import { changingList, changingLists, isComplete, NO_CHANGE } from "./changing-list.ts";
import { call, rejection } from "./fakes.ts";
import { paginateCalls } from "./paginate-calls.ts";
import { VirtualClock } from "./virtual-clock.ts";

/** Reads a list to its end, and returns the ids. */
async function readAll(fetchPage: FetchCallPage, concurrency = 1): Promise<string[]> {
  const ids: string[] = [];
  for await (const { data } of paginateCalls(fetchPage, {}, { concurrency })) ids.push(...data.map(({ id }) => id));
  return ids;
}

/** The loop that everyone writes first. */
async function plainLoop(fetchPage: FetchCallPage): Promise<string[]> {
  const ids: string[] = [];
  for (let page = 1; ; page++) {
    const { data, meta } = await fetchPage({ page, per_page: 100 });
    ids.push(...data.map(({ id }) => id));
    if (meta.page * meta.per_page >= meta.total) return ids;
  }
}

test.each([1, 5])(
  "in 2,000 lists that change between any two requests, each permanent call is returned exactly once, with concurrency %i",
  async (concurrency) => {
    await fc.assert(
      fc.asyncProperty(changingLists, async (list) => {
        const { fetchPage, permanentIds } = changingList(list);
        expect(isComplete(await readAll(fetchPage, concurrency), permanentIds())).toBe(true);
      }),
      { numRuns: 2_000, seed: 11 },
    );
  },
);

test("a plain loop misses or repeats calls in most of these lists", async () => {
  const sample = fc
    .sample(changingLists, { numRuns: 300, seed: 11 })
    .filter(({ size, changes }) => size > 200 && changes.length > 3);
  let wrong = 0;
  for (const list of sample) {
    const { fetchPage, permanentIds } = changingList(list);
    if (!isComplete(await plainLoop(fetchPage), permanentIds())) wrong++;
  }
  expect(sample.length).toBeGreaterThan(50);
  expect(wrong / sample.length).toBeGreaterThan(0.5);
});

test.each(Array.from({ length: 19 }, (_, index) => index + 1))(
  "a server that limits pages to %i calls is read to its end",
  async (maxPerPage) => {
    const { fetchPage, requestCount } = changingList({ size: 150, maxPerPage });
    const ids = await readAll(fetchPage, 5);
    expect(new Set(ids).size).toBe(150);
    expect(ids).toHaveLength(150);
    expect(requestCount()).toBeLessThan(200);
  },
);

test("no call is missed if many others are deleted at once", async () => {
  const removals = Array.from({ length: 300 }, (_, index) => 400 + index);
  const changes = [{ inserts: [], removals, expiring: 90 }];
  const { fetchPage, permanentIds } = changingList({ size: 900, isAscending: true, changes });
  expect(isComplete(await readAll(fetchPage), permanentIds())).toBe(true);
});

test.each([1, 5])(
  "a list of 100 pages that does not change takes at most 115 requests, with concurrency %i",
  async (concurrency) => {
    const { fetchPage, permanentIds, requestCount } = changingList({ size: 10_000 });
    expect(await readAll(fetchPage, concurrency)).toHaveLength(permanentIds().length);
    expect(requestCount()).toBeLessThanOrEqual(115);
  },
);

test("a server with pages of one fixed size is read page by page, and a page is read again after a change", async () => {
  const lists = fc.record({ size: fc.integer({ min: 0, max: 300 }), fixedSize: fc.constantFrom(20, 25, 120) });
  await fc.assert(
    fc.asyncProperty(lists, async ({ fixedSize, size }) => {
      const { fetchPage } = changingList({ size, maxPerPage: Infinity });
      const ids = await readAll(({ page = 1 }) => fetchPage({ page, per_page: fixedSize }));
      expect(ids).toHaveLength(size);
      expect(new Set(ids).size).toBe(size);
    }),
    { numRuns: 200, seed: 5 },
  );
  const changes = [{ ...NO_CHANGE, removals: [3] }];
  const { fetchPage, permanentIds } = changingList({ size: 200, changes, maxPerPage: Infinity });
  const ids = await readAll(({ page = 1 }) => fetchPage({ page, per_page: 20 }));
  expect(isComplete(ids, permanentIds())).toBe(true);
});

test("a server that returns page 1 for every page causes an error, and not a list that looks complete", async () => {
  const { fetchPage, requestCount } = changingList({ size: 150 });
  const alwaysFirst: FetchCallPage = async (query) => {
    const { meta } = await fetchPage(query);
    return { data: [call("call_1")], meta: { ...meta, page: 1, total: 9 } };
  };
  expect(await rejection(readAll(alwaysFirst))).toMatchObject({
    name: "InvalidResponseError",
    message: expect.stringContaining("but its pages hold") as string,
  });
  expect(requestCount()).toBeLessThan(40);
});

test.each([1, 5])(
  "a server that repeats each page as the next one loses no call silently, with concurrency %i",
  async (concurrency) => {
    for (let size = 100; size < 1_100; size += 7) {
      const { fetchPage } = changingList({ size });
      const repeating: FetchCallPage = async (query) => {
        const { page = 1 } = query;
        const { data, meta } = await fetchPage({ ...query, page: Math.max(1, page - 1) });
        return { data, meta: { ...meta, page } };
      };
      const result = await readAll(repeating, concurrency).catch((error: unknown) => error);
      if (Array.isArray(result)) expect(result).toHaveLength(size);
      else expect(result).toMatchObject({ name: "InvalidResponseError" });
    }
  },
);

test.each([0, 30, 99])("a server whose total is always %i is read to its end", async (total) => {
  const { fetchPage } = changingList({ size: 150 });
  const ids = await readAll(async (query) => {
    const { data, meta } = await fetchPage(query);
    return { data, meta: { ...meta, total } };
  });
  expect(new Set(ids).size).toBe(150);
});

test("a server that always returns the same full page, and reports fewer calls than that, causes an error", async () => {
  const { fetchPage } = changingList({ size: 20 });
  const { data } = await fetchPage({});
  const samePage: FetchCallPage = ({ page = 1 }) => Promise.resolve({ data, meta: { total: 5, page, per_page: 20 } });
  expect(await rejection(readAll(samePage))).toMatchObject({ name: "InvalidResponseError" });
});

test("five pages at the same time are more than four times as fast as one", async () => {
  const seconds = async (concurrency: number) => {
    const clock = new VirtualClock();
    const startMs = clock.now();
    const { fetchPage } = changingList({ size: 10_000 });
    const slow: FetchCallPage = async (query) => {
      await clock.sleep(25);
      return fetchPage(query);
    };
    expect(await clock.run(readAll(slow, concurrency))).toHaveLength(10_000);
    return (clock.now() - startMs) / 1000;
  };
  expect((await seconds(1)) / (await seconds(5))).toBeGreaterThan(4.5);
});

test("at most five pages are requested at the same time by default, and the first one alone", async () => {
  let [open, maxOpen] = [0, 0];
  const { fetchPage } = changingList({ size: 2_000 });
  const counting: FetchCallPage = async (query) => {
    maxOpen = Math.max(maxOpen, ++open);
    if (query.page === 1) expect(open).toBe(1);
    await new Promise((resolve) => setImmediate(resolve));
    open--;
    return fetchPage(query);
  };
  let calls = 0;
  for await (const { data } of paginateCalls(counting, {}, {})) calls += data.length;
  expect([calls, maxOpen]).toEqual([2_000, 5]);
});

test("leaving the loop stops the requests, and removes the listener from the caller's signal", async () => {
  const signals: AbortSignal[] = [];
  const { fetchPage } = changingList({ size: 10_000 });
  const watched: FetchCallPage = (query, signal) => {
    if (signal) signals.push(signal);
    return fetchPage(query);
  };
  const { signal } = new AbortController();
  for await (const { meta } of paginateCalls(watched, {}, { concurrency: 5, signal })) if (meta.page > 2) break;
  expect(signals.length).toBeLessThan(10);
  expect(signals.every(({ aborted }) => aborted)).toBe(true);
  expect(getEventListeners(signal, "abort")).toEqual([]);
});

test("the error of a page is thrown after the pages before it were returned", async () => {
  const { fetchPage } = changingList({ size: 1_000 });
  const failing: FetchCallPage = (query) => (query.page === 4 ? Promise.reject(new Error("broken")) : fetchPage(query));
  let calls = 0;
  const read = async () => {
    for await (const { data } of paginateCalls(failing, {}, { concurrency: 5 })) calls += data.length;
  };
  expect(await rejection(read())).toMatchObject({ message: "broken" });
  expect(calls).toBeGreaterThan(200);
});

test("deleted rows cost a few requests, and the list is not read again from the start", async () => {
  const removals = Array.from({ length: 40 }, (_, index) => 4_900 + index);
  const changes = [...Array.from({ length: 20 }, () => NO_CHANGE), { ...NO_CHANGE, removals }];
  const { fetchPage, permanentIds, requestCount } = changingList({ size: 5_000, changes });
  expect(isComplete(await readAll(fetchPage, 5), permanentIds())).toBe(true);
  expect(requestCount()).toBeLessThanOrEqual(63); // five of them were prefetched when the rows were deleted
});

test.each([
  [12, 3_000],
  [12, 28_000],
  [16, 200_000],
])("with pages of at most %i, a list of %i calls returns each of them once", async (maxPerPage, size) => {
  const rows = Array.from({ length: size }, (_, index) => call(`call_${index}`));
  let requests = 0;
  const fetchPage: FetchCallPage = ({ page = 1, per_page: requestedSize = 20 }) => {
    const per_page = Math.min(requestedSize, maxPerPage);
    if (++requests > (3 * size) / maxPerPage) throw new Error("The list takes too many requests.");
    const data = rows.slice((page - 1) * per_page, page * per_page);
    return Promise.resolve({ data, meta: { total: size, page, per_page } });
  };
  const ids = await readAll(fetchPage);
  expect(ids).toHaveLength(size);
  expect(new Set(ids).size).toBe(size);
});

test("a call that a page contains twice is returned once", async () => {
  const data = ["call_1", "call_2", "call_1"].map((id) => call(id));
  const fetchPage: FetchCallPage = () => Promise.resolve({ data, meta: { total: 3, page: 1, per_page: 100 } });
  expect(await readAll(fetchPage)).toEqual(["call_1", "call_2"]);
});

test("a server whose later calls are different in every response causes an error", async () => {
  let requests = 0;
  const fetchPage: FetchCallPage = ({ page = 1, per_page = 20 }) => {
    if (++requests > 10_000) throw new Error("The list takes too many requests.");
    const rows = Array.from({ length: 1_000 }, (_, row) => call(row < 198 ? `call_${row}` : `call_${row}_${requests}`));
    const data = rows.slice((page - 1) * per_page, page * per_page);
    return Promise.resolve({ data, meta: { total: 1_000, page, per_page } });
  };
  expect(await rejection(readAll(fetchPage))).toMatchObject({ name: "InvalidResponseError" });
});
