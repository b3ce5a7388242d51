import { getEventListeners } from "node:events";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { FetchCallPage } from "../src/resources/calls/call-fetcher.ts";
import { SeenIds } from "../src/pagination/seen-ids.ts";
import type { ListCheckpoint } from "../src/pagination/list-source.ts";
import { paginateCalls } from "./paginate-calls.ts";
import { nextOverlappingPage, pageContainingRow } from "../src/pagination/page-range.ts";
import { call, rejection } from "./fakes.ts";
import { VirtualClock } from "./virtual-clock.ts";

/** How a workspace's calls change while somebody pages, and how its server pages. */
interface World {
  size: number;
  /** Newest first, or oldest first. Ids break ties. */
  isAscending: boolean;
  /** What happens between two requests, as long as there is something left. */
  changes: { inserts: number[]; removals: number[]; expiring: number }[];
  /** The server lowers larger pages to this size. */
  clamp: number;
  /** How many turns each answer takes, so that those that are asked for together come in any order. */
  turns?: number[];
}

interface Row {
  id: string;
  time: number;
}

/** Plays a world: answers pages, changes between them, and knows what was there throughout. */
function play({ size, isAscending, changes, clamp, turns = [] }: World) {
  let count = 0;
  const row = (time: number): Row => ({ id: `call_${String(count++).padStart(5, "0")}`, time });
  let rows = Array.from({ length: size }, (_, index) => row(Math.floor(index / 3))); // times with ties
  const left = [...changes];
  let throughout: Set<string> | undefined;
  let requests = 0;

  function change(): void {
    const next = left.shift();
    if (!next) return;
    rows = rows.slice(next.expiring); // the oldest leave a window of time
    const removed = new Set(next.removals.map((pick) => pick % rows.length));
    rows = rows.filter((_, index) => !removed.has(index));
    const newest = Math.max(0, ...rows.map(({ time }) => time));
    rows.push(...next.inserts.map((pick) => row(pick % 4 === 0 ? pick % (newest + 1) : newest + 1))); // some show up late
    rows.sort((a, b) => a.time - b.time || (a.id < b.id ? -1 : 1));
  }

  const fetchPage: FetchCallPage = async ({ page = 1, per_page: asked = 20 }) => {
    const request = ++requests;
    if (request > 2_000) throw new Error("it never ends");
    for (let turn = turns[request % turns.length] ?? 0; turn > 0; turn--) await Promise.resolve();
    if (request > 1) change();
    const ids = new Set(rows.map(({ id }) => id));
    throughout = throughout ? new Set([...throughout].filter((id) => ids.has(id))) : ids;
    const per_page = Math.min(asked, clamp);
    const ordered = isAscending ? rows : rows.toReversed();
    const data = ordered.slice((page - 1) * per_page, page * per_page).map(({ id }) => call(id));
    return Promise.resolve({ data, meta: { total: rows.length, page, per_page } });
  };
  return { fetchPage, throughout: () => [...(throughout ?? [])], requests: () => requests };
}

async function scanned(fetchPage: FetchCallPage, concurrency = 1): Promise<string[]> {
  const given: string[] = [];
  for await (const { data } of paginateCalls(fetchPage, {}, { concurrency })) given.push(...data.map(({ id }) => id));
  return given;
}

/** What everybody writes first. */
async function plainLoop(fetchPage: FetchCallPage): Promise<string[]> {
  const given: string[] = [];
  for (let page = 1; ; page++) {
    const { data, meta } = await fetchPage({ page, per_page: 100 });
    given.push(...data.map(({ id }) => id));
    if (meta.page * meta.per_page >= meta.total) return given;
  }
}

function isRight(given: readonly string[], throughout: readonly string[]): boolean {
  const distinct = new Set(given);
  return distinct.size === given.length && throughout.every((id) => distinct.has(id));
}

const worlds = fc.record<World>({
  size: fc.integer({ min: 0, max: 700 }),
  isAscending: fc.boolean(),
  changes: fc.array(
    fc.record({
      inserts: fc.array(fc.nat(), { maxLength: 8 }),
      removals: fc.array(fc.nat(), { maxLength: 8 }),
      expiring: fc.nat({ max: 4 }),
    }),
    { maxLength: 40 },
  ),
  clamp: fc.constantFrom(20, 37, 50, 100, 100, 100),
  turns: fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 7 }),
});

test.each([1, 5])(
  "in 2,000 worlds that change between any two requests, %i at once, what stays is given exactly once",
  async (concurrency) => {
    await fc.assert(
      fc.asyncProperty(worlds, async (world) => {
        const { fetchPage, throughout } = play(world);
        const given = await scanned(fetchPage, concurrency);
        expect(isRight(given, throughout())).toBe(true);
      }),
      { numRuns: 2_000, seed: 11 },
    );
  },
);

/** Reads a list in several goes. Each stops in the middle of a page, as a process that is killed, and the next begins where it was. */
async function scannedInGoes(
  fetchPage: FetchCallPage,
  { concurrency, stops }: { concurrency: number; stops: readonly number[] },
): Promise<string[]> {
  const given: string[] = [];
  let meta = { page: 0, per_page: 0, total: 0 };
  for (const stop of [...stops, Infinity]) {
    const position: ListCheckpoint = { meta, returned: given.length, ids: given };
    const after = given.length === 0 ? undefined : (JSON.parse(JSON.stringify(position)) as ListCheckpoint);
    let left = stop;
    for await (const page of paginateCalls(fetchPage, {}, { concurrency, after })) {
      const ids = page.data.map(({ id }) => id).slice(0, left);
      given.push(...ids);
      left -= ids.length;
      if (ids.length < page.data.length) break;
      meta = page.meta;
    }
    if (left > 0) return given;
  }
  return given;
}

const interrupted = fc.record({ world: worlds, stops: fc.array(fc.nat({ max: 250 }), { minLength: 1, maxLength: 5 }) });

test.each([1, 5])(
  "in 2,000 such worlds that are read in several goes, %i at once, what stays is given exactly once",
  async (concurrency) => {
    await fc.assert(
      fc.asyncProperty(interrupted, async ({ stops, world }) => {
        const { fetchPage, throughout } = play(world);
        const given = await scannedInGoes(fetchPage, { concurrency, stops });
        expect(isRight(given, throughout())).toBe(true);
      }),
      { numRuns: 2_000, seed: 12 },
    );
  },
);

test("who goes on at a row number alone loses calls that have moved up meanwhile; scan looks for them further up", async () => {
  const nothing = { inserts: [], removals: [], expiring: 0 };
  const removals = Array.from({ length: 120 }, (_, index) => index);
  const world = {
    size: 700,
    isAscending: true,
    changes: [nothing, nothing, nothing, { ...nothing, removals }],
    clamp: 100,
  };
  const scanning = play(world);
  const given = await scannedInGoes(scanning.fetchPage, { concurrency: 1, stops: [300] });
  expect(scanning.throughout()).toHaveLength(580);
  expect(isRight(given, scanning.throughout())).toBe(true);

  const counting = play(world);
  const counted: string[] = [];
  for (const page of [1, 2, 3, 3, 4, 5, 6, 7]) {
    const { data } = await counting.fetchPage({ page, per_page: 100 }); // the calls leave before the fifth
    counted.push(...data.map(({ id }) => id));
  }
  const missed = counting.throughout().filter((id) => !counted.includes(id));
  expect(missed).toHaveLength(120);
});

test("going on near the end of a long list asks for little, also where the server lowers pages", async () => {
  for (const clamp of [100, 50, 30]) {
    const { fetchPage, requests } = play({ size: 5_000, isAscending: false, changes: [], clamp });
    const given = await scanned(fetchPage);
    const before = requests();
    const after = { meta: { page: 48, per_page: 100, total: 5_000 }, returned: 4_800, ids: given.slice(3_000, 4_800) };
    const rest: string[] = [];
    for await (const { data } of paginateCalls(fetchPage, {}, { concurrency: 1, after }))
      rest.push(...data.map(({ id }) => id));
    expect(rest).toEqual(given.slice(4_800));
    expect(requests() - before).toBeLessThanOrEqual(3 + Math.ceil(200 / (clamp - 5)));
  }
});

test("the plain loop is wrong in most of these worlds", async () => {
  const sample = fc
    .sample(worlds, { numRuns: 300, seed: 11 })
    .filter(({ size, changes }) => size > 200 && changes.length > 3);
  let wrong = 0;
  for (const world of sample) {
    const { fetchPage, throughout } = play(world);
    if (!isRight(await plainLoop(fetchPage), throughout())) wrong++;
  }
  expect(sample.length).toBeGreaterThan(50);
  expect(wrong / sample.length).toBeGreaterThan(0.5);
});

test.each(Array.from({ length: 19 }, (_, index) => index + 1))(
  "a server that lowers pages to %i calls is read to its end",
  async (clamp) => {
    const { fetchPage, requests } = play({ size: 150, isAscending: false, changes: [], clamp });
    const given = await scanned(fetchPage, 4);
    expect(new Set(given).size).toBe(150);
    expect(given).toHaveLength(150);
    expect(requests()).toBeLessThan(200);
  },
);

test("many calls that leave at once are no reason to miss others", async () => {
  const removals = Array.from({ length: 300 }, (_, index) => 400 + index);
  const world = { size: 900, isAscending: true, changes: [{ inserts: [], removals, expiring: 90 }], clamp: 100 };
  const { fetchPage, throughout } = play(world);
  expect(isRight(await scanned(fetchPage), throughout())).toBe(true);
});

test.each([1, 5])("a list at rest costs few requests more than the plain loop, %i at once", async (concurrency) => {
  const world = { size: 10_000, isAscending: false, changes: [], clamp: 100 };
  const { fetchPage, requests, throughout } = play(world);
  expect(await scanned(fetchPage, concurrency)).toHaveLength(throughout().length);
  expect(requests()).toBeLessThanOrEqual(115);
});

test("a server whose pages have one size is read page by page, and once more where something changed", async () => {
  const sizes = fc.record({ size: fc.integer({ min: 0, max: 300 }), fixed: fc.constantFrom(20, 25, 120) });
  await fc.assert(
    fc.asyncProperty(sizes, async ({ size, fixed }) => {
      const { fetchPage } = play({ size, isAscending: false, changes: [], clamp: 1e9 });
      const given = await scanned(({ page }) => fetchPage({ page: page ?? 1, per_page: fixed }));
      expect(given).toHaveLength(size);
      expect(new Set(given).size).toBe(size);
    }),
    { numRuns: 200, seed: 5 },
  );
  const removals = [3];
  const world = { size: 200, isAscending: false, changes: [{ inserts: [], removals, expiring: 0 }], clamp: 1e9 };
  const { fetchPage, throughout } = play(world);
  expect(isRight(await scanned(({ page }) => fetchPage({ page: page ?? 1, per_page: 20 })), throughout())).toBe(true);
});

test("a server that returns page 1 for every page ends in an error, not in a list that looks complete", async () => {
  const { fetchPage, requests } = play({ size: 150, isAscending: false, changes: [], clamp: 100 });
  const stuck: FetchCallPage = async (query) => {
    const { meta } = await fetchPage(query);
    return { data: [call("call_1")], meta: { ...meta, page: 1, total: 9 } };
  };
  expect(await rejection(scanned(stuck))).toMatchObject({
    name: "InvalidResponseError",
    message: expect.stringContaining("but its pages hold") as string,
  });
  expect(requests()).toBeLessThan(40);
});

test.each([1, 5])(
  "a server that gives each page as the next one too loses no call silently, %i at once",
  async (concurrency) => {
    for (let size = 100; size < 1_100; size += 7) {
      const { fetchPage } = play({ size, isAscending: false, changes: [], clamp: 100 });
      const repeating: FetchCallPage = async (query) => {
        const page = query.page ?? 1;
        const { data, meta } = await fetchPage({ ...query, page: Math.max(1, page - 1) });
        return { data, meta: { ...meta, page } };
      };
      const given = await scanned(repeating, concurrency).catch((error: unknown) => error);
      if (Array.isArray(given)) expect(given).toHaveLength(size);
      else expect(given).toMatchObject({ name: "InvalidResponseError" });
    }
  },
);

test.each([0, 30, 99])("a server whose total stays at %i is read to its end all the same", async (total) => {
  const { fetchPage } = play({ size: 150, isAscending: false, changes: [], clamp: 100 });
  const given = await scanned(async (query) => {
    const { data, meta } = await fetchPage(query);
    return { data, meta: { ...meta, total } };
  });
  expect(new Set(given).size).toBe(150);
});

test("a server that gives one full page for ever, and says that there are fewer calls, ends in an error", async () => {
  const { fetchPage } = play({ size: 20, isAscending: false, changes: [], clamp: 100 });
  const { data } = await fetchPage({});
  const stuck: FetchCallPage = ({ page = 1 }) => Promise.resolve({ data, meta: { total: 5, page, per_page: 20 } });
  expect(await rejection(scanned(stuck))).toMatchObject({ name: "InvalidResponseError" });
});

test("a window shares two rows with those before, and always goes further", () => {
  for (const largest of [20, 50, 99, 100]) {
    for (let covered = largest; covered < 20_000; covered++) {
      const { page, per_page } = nextOverlappingPage(covered, largest);
      expect(per_page).toBeLessThanOrEqual(largest);
      if ((page - 1) * per_page > covered - 2 || page * per_page <= covered) expect.fail(`${covered} of ${largest}`);
    }
  }
});

test("a window around a row has it, the head of the list too", () => {
  expect(pageContainingRow(0, 100)).toEqual({ page: 1, per_page: 100 });
  expect(pageContainingRow(250, 100)).toEqual({ page: 4, per_page: 83 });
  expect(nextOverlappingPage(1, 100)).toEqual({ page: 1, per_page: 100 });
});

test("the last ids are remembered, and no more than twice as many", () => {
  const ids = new SeenIds(3);
  for (let count = 1; count <= 10; count++) ids.add(`call_${count}`);
  const known = Array.from({ length: 10 }, (_, index) => ids.has(`call_${index + 1}`));
  expect(known.lastIndexOf(false)).toBe(5);
  expect(known.slice(7)).toEqual([true, true, true]);
});

test("four pages at once take little more than a quarter of the time", async () => {
  const seconds = async (concurrency: number) => {
    const clock = new VirtualClock();
    const startMs = clock.now();
    const { fetchPage } = play({ size: 10_000, isAscending: false, changes: [], clamp: 100 });
    const slow: FetchCallPage = async (query) => {
      await clock.sleep(25);
      return fetchPage(query);
    };
    expect(await clock.run(scanned(slow, concurrency))).toHaveLength(10_000);
    return (clock.now() - startMs) / 1000;
  };
  expect((await seconds(1)) / (await seconds(4))).toBeGreaterThan(3.5);
});

test("leaving the loop stops the pages that were asked for ahead, and lets go of the caller's signal", async () => {
  const signals: AbortSignal[] = [];
  const { fetchPage } = play({ size: 10_000, isAscending: false, changes: [], clamp: 100 });
  const watched: FetchCallPage = (query, signal) => {
    if (signal) signals.push(signal);
    return fetchPage(query);
  };
  const callers = new AbortController().signal;
  for await (const { meta } of paginateCalls(watched, {}, { concurrency: 4, signal: callers }))
    if (meta.page > 2) break;
  expect(signals.length).toBeLessThan(10);
  expect(signals.every(({ aborted }) => aborted)).toBe(true);
  expect(getEventListeners(callers, "abort")).toEqual([]);
});

test("a page that fails is thrown at its place, after what came before", async () => {
  const { fetchPage } = play({ size: 1_000, isAscending: false, changes: [], clamp: 100 });
  let given = 0;
  const reading = async () => {
    const failing: FetchCallPage = (query) =>
      query.page === 4 ? Promise.reject(new Error("broken")) : fetchPage(query);
    for await (const { data } of paginateCalls(failing, {}, { concurrency: 4 })) given += data.length;
  };
  expect(await rejection(reading())).toMatchObject({ message: "broken" });
  expect(given).toBeGreaterThan(200);
});

test("rows that leave cost a few requests, not a reading of the list anew", async () => {
  const nothing = { inserts: [], removals: [], expiring: 0 };
  const removals = Array.from({ length: 40 }, (_, index) => 4_900 + index);
  const changes = [...Array.from({ length: 20 }, () => nothing), { ...nothing, removals }];
  const { fetchPage, requests, throughout } = play({ size: 5_000, isAscending: false, changes, clamp: 100 });
  expect(isRight(await scanned(fetchPage, 4), throughout())).toBe(true);
  expect(requests()).toBeLessThanOrEqual(62);
});

test.each([
  [12, 3_000],
  [12, 28_000],
  [16, 200_000],
])("pages of %i at most end after %i calls, each given once", async (clamp, size) => {
  const rows = Array.from({ length: size }, (_, index) => call(`call_${index}`));
  let requests = 0;
  const fetchPage: FetchCallPage = ({ page = 1, per_page: asked = 20 }) => {
    const per_page = Math.min(asked, clamp);
    if (++requests > (3 * size) / clamp) throw new Error("it never ends");
    const data = rows.slice((page - 1) * per_page, page * per_page);
    return Promise.resolve({ data, meta: { total: size, page, per_page } });
  };
  const given = await scanned(fetchPage);
  expect(given).toHaveLength(size);
  expect(new Set(given).size).toBe(size);
});

test("a call that stands twice in one page is given once", async () => {
  const data = ["call_1", "call_2", "call_1"].map((id) => call(id));
  const fetchPage: FetchCallPage = () => Promise.resolve({ data, meta: { total: 3, page: 1, per_page: 100 } });
  expect(await scanned(fetchPage)).toEqual(["call_1", "call_2"]);
});

test("a server whose later calls are others in every answer ends in an error", async () => {
  let requests = 0;
  const fetchPage: FetchCallPage = ({ page = 1, per_page = 20 }) => {
    if (++requests > 10_000) throw new Error("it never ends");
    const rows = Array.from({ length: 1_000 }, (_, row) => call(row < 198 ? `call_${row}` : `call_${row}_${requests}`));
    const data = rows.slice((page - 1) * per_page, page * per_page);
    return Promise.resolve({ data, meta: { total: 1_000, page, per_page } });
  };
  expect(await rejection(scanned(fetchPage))).toMatchObject({ name: "InvalidResponseError" });
});
