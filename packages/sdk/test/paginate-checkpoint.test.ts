import fc from "fast-check";
import { expect, test } from "vitest";
import type { ListCheckpoint } from "../src/pagination/list-source.ts";
import type { FetchCallPage } from "../src/resources/calls/call-fetcher.ts";
import { changingList, changingLists, isComplete, NO_CHANGE } from "./changing-list.ts";
import { paginateCalls } from "./paginate-calls.ts";

interface StopOptions {
  concurrency: number;
  /** After how many calls each iteration stops. */
  stops: readonly number[];
}

/** Reads a list in several iterations. Each stops in the middle of a page, like a killed process, and the next one continues there. */
async function readWithStops(fetchPage: FetchCallPage, { concurrency, stops }: StopOptions): Promise<string[]> {
  const returned: string[] = [];
  let meta = { page: 0, per_page: 0, total: 0 };
  for (const stop of [...stops, Infinity]) {
    const checkpoint: ListCheckpoint = { meta, returned: returned.length, ids: returned };
    const after = returned.length === 0 ? undefined : (JSON.parse(JSON.stringify(checkpoint)) as ListCheckpoint);
    let remaining = stop;
    for await (const page of paginateCalls(fetchPage, {}, { concurrency, after })) {
      const ids = page.data.map(({ id }) => id).slice(0, remaining);
      returned.push(...ids);
      remaining -= ids.length;
      if (ids.length < page.data.length) break;
      meta = page.meta;
    }
    if (remaining > 0) return returned;
  }
  return returned;
}

const lists = fc.record({ list: changingLists, stops: fc.array(fc.nat({ max: 250 }), { minLength: 1, maxLength: 5 }) });

test.each([1, 5])(
  "in 2,000 changing lists that are read in several iterations, each permanent call is returned exactly once, with concurrency %i",
  async (concurrency) => {
    await fc.assert(
      fc.asyncProperty(lists, async ({ list, stops }) => {
        const { fetchPage, permanentIds } = changingList(list);
        const returned = await readWithStops(fetchPage, { concurrency, stops });
        expect(isComplete(returned, permanentIds())).toBe(true);
      }),
      { numRuns: 2_000, seed: 12 },
    );
  },
);

test("continuing at a row number loses the calls that have moved to earlier pages; continuing at a checkpoint finds them", async () => {
  const removals = Array.from({ length: 120 }, (_, index) => index);
  const changes = [NO_CHANGE, NO_CHANGE, NO_CHANGE, { ...NO_CHANGE, removals }];
  const options = { size: 700, isAscending: true, changes };
  const withCheckpoint = changingList(options);
  const returned = await readWithStops(withCheckpoint.fetchPage, { concurrency: 1, stops: [300] });
  expect(withCheckpoint.permanentIds()).toHaveLength(580);
  expect(isComplete(returned, withCheckpoint.permanentIds())).toBe(true);

  const withRowNumber = changingList(options);
  const counted: string[] = [];
  for (const page of [1, 2, 3, 3, 4, 5, 6, 7]) {
    const { data } = await withRowNumber.fetchPage({ page, per_page: 100 }); // the calls are deleted before the fifth request
    counted.push(...data.map(({ id }) => id));
  }
  const missing = withRowNumber.permanentIds().filter((id) => !counted.includes(id));
  expect(missing).toHaveLength(120);
});

test.each([100, 50, 30])(
  "continuing near the end of a long list takes few requests, with pages of at most %i",
  async (maxPerPage) => {
    const { fetchPage, requestCount } = changingList({ size: 5_000, maxPerPage });
    const all = await readWithStops(fetchPage, { concurrency: 1, stops: [] });
    const before = requestCount();
    const after = { meta: { page: 48, per_page: 100, total: 5_000 }, returned: 4_800, ids: all.slice(3_000, 4_800) };
    const rest: string[] = [];
    for await (const { data } of paginateCalls(fetchPage, {}, { concurrency: 1, after })) {
      rest.push(...data.map(({ id }) => id));
    }
    expect(rest).toEqual(all.slice(4_800));
    expect(requestCount() - before).toBeLessThanOrEqual(3 + Math.ceil(200 / (maxPerPage - 5)));
  },
);
