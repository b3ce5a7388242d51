import { expect, test } from "vitest";
import { advance } from "../src/pagination/advance/advance.ts";
import type { ReceivedPage } from "../src/pagination/advance/received-page.ts";
import { startState, nextPrefetchedPage, type PaginationState } from "../src/pagination/advance/pagination-state.ts";
import { call } from "./fakes.ts";

const start = startState({}, { after: undefined, limit: undefined });

/** A page of a list of 300 calls, as requested. By default it has two calls that were returned before. */
function page({
  start,
  size,
  known = 2,
  ...rest
}: Partial<ReceivedPage> & { start: number; size: number; known?: number }) {
  const rows = rest.rows ?? size;
  const fresh = Array.from({ length: rows - known }, (_, index) => call(`call_${start + known + index}`));
  return { requestedSize: size, size, start, rows, total: 300, fresh, isOverlapping: known > 0, ...rest };
}

/** The state after the first 100 of 300 calls. It cannot be changed. */
function afterFirstPage(): PaginationState {
  return Object.freeze(advance(Object.freeze(start), page({ start: 0, size: 100, known: 0 })).state);
}

test("a page with a call that was returned before continues the list", () => {
  const { items, next, state } = advance(afterFirstPage(), page({ start: 98, size: 98 }));
  expect(items).toHaveLength(96);
  expect(state.covered).toBe(196);
  expect(next).toMatchObject({ kind: "page", keepsAhead: true });
});

test("a page without one is rejected, and an earlier one requested", () => {
  const { items, next, state } = advance(afterFirstPage(), page({ start: 98, size: 98, known: 0 }));
  expect(items).toEqual([]);
  expect(state.covered).toBe(100);
  expect(next).toMatchObject({ kind: "page", keepsAhead: false });
  if (next.kind === "page") expect((next.window.page - 1) * next.window.per_page).toBeLessThan(98);
});

test("a list ends where a short page ends exactly at its total", () => {
  const before = { ...afterFirstPage(), covered: 270, safe: 270, given: 270 };
  expect(advance(before, page({ start: 268, size: 67, rows: 32 })).next).toEqual({ kind: "done", isMismatch: false });
});

test("a list does not end at its total after a response that contradicted itself", () => {
  const before = { ...afterFirstPage(), covered: 270, safe: 270, given: 270, isOdd: true };
  expect(advance(before, page({ start: 268, size: 67, rows: 32 })).next.kind).toBe("page");
});

test("the same state and page always lead to the same step", () => {
  const before = afterFirstPage();
  const next = Object.freeze(page({ start: 98, size: 98 }));
  expect(advance(before, next)).toEqual(advance(before, next));
});

test("pages are requested ahead only while all is as expected", () => {
  const usual = afterFirstPage();
  expect(nextPrefetchedPage(usual, 196)).toEqual({ page: 3, per_page: 97 });
  expect(nextPrefetchedPage(usual, 300)).toBeUndefined(); // the end of the list
  for (const odd of [{ isOdd: true }, { fixed: 20 }, { back: 8 }, { isSizeKnown: false }, { sinceStepBack: 1 }]) {
    expect(nextPrefetchedPage({ ...usual, ...odd }, 196)).toBeUndefined();
  }
});
