import { expect, test } from "vitest";
import type { Call } from "@smartalex/contract";
import { advance } from "../src/pagination/advance/advance.ts";
import { nextPrefetchedPage } from "../src/pagination/advance/next-page.ts";
import { initialState, type PaginationState } from "../src/pagination/advance/pagination-state.ts";
import type { ReceivedPage } from "../src/pagination/advance/received-page.ts";
import { call } from "./fakes.ts";

const pageSizes = { default: 20, maximum: 100 };
const start = initialState({}, { after: undefined, pageSizes, sizeLimit: undefined });

interface PageOptions extends Partial<ReceivedPage<Call>> {
  start: number;
  size: number;
  /** How many of its calls were returned before. */
  seenRows?: number;
}

/** A page of a list of 300 calls, as requested. By default, two of its calls were returned before. */
function page({ seenRows = 2, size, start, ...rest }: PageOptions): ReceivedPage<Call> {
  const rows = rest.rows ?? size;
  const newItems = Array.from({ length: rows - seenRows }, (_, index) => call(`call_${start + seenRows + index}`));
  return { requestedSize: size, size, start, rows, total: 300, newItems, isOverlapping: seenRows > 0, ...rest };
}

/** The state after the first 100 of 300 calls. It cannot be changed. */
function afterFirstPage(): PaginationState {
  return Object.freeze(advance(Object.freeze(start), page({ start: 0, size: 100, seenRows: 0 })).state);
}

test("a page with a call that was returned before continues the list", () => {
  const { items, next, state } = advance(afterFirstPage(), page({ start: 98, size: 98 }));
  expect(items).toHaveLength(96);
  expect(state.covered).toBe(196);
  expect(next).toMatchObject({ kind: "request", keepPrefetched: true });
});

test("a page without such a call is rejected, and an earlier page is requested", () => {
  const { items, next, state } = advance(afterFirstPage(), page({ start: 98, size: 98, seenRows: 0 }));
  expect(items).toEqual([]);
  expect(state.covered).toBe(100);
  expect(next).toMatchObject({ kind: "request", keepPrefetched: false });
  if (next.kind === "request") expect((next.page.page - 1) * next.page.per_page).toBeLessThan(98);
});

test("a list ends where a short page ends exactly at its total", () => {
  const before = { ...afterFirstPage(), covered: 270, receivedEnd: 270, returned: 270 };
  expect(advance(before, page({ start: 268, size: 67, rows: 32 })).next).toEqual({ kind: "done", isMismatch: false });
});

test("a list does not end at its total after a response that contradicted itself", () => {
  const before = { ...afterFirstPage(), covered: 270, receivedEnd: 270, returned: 270, isInconsistent: true };
  expect(advance(before, page({ start: 268, size: 67, rows: 32 })).next.kind).toBe("request");
});

test("the same state and page always lead to the same step", () => {
  const before = afterFirstPage();
  const received = Object.freeze(page({ start: 98, size: 98 }));
  expect(advance(before, received)).toEqual(advance(before, received));
});

test("pages are prefetched only while responses are as expected", () => {
  const expected = afterFirstPage();
  expect(nextPrefetchedPage(expected, 196)).toEqual({ page: 3, per_page: 97 });
  expect(nextPrefetchedPage(expected, 300)).toBeUndefined(); // the end of the list
  const unexpected: Partial<PaginationState>[] = [
    { isInconsistent: true },
    { fixedSize: 20 },
    { stepBack: 8 },
    { isSizeConfirmed: false },
    { pagesSinceStepBack: 1 },
  ];
  for (const change of unexpected) expect(nextPrefetchedPage({ ...expected, ...change }, 196)).toBeUndefined();
});
