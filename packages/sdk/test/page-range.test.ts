import { expect, test } from "vitest";
import { nextOverlappingPage, pageContainingRow } from "../src/pagination/page-range.ts";

test("a page shares two rows with the rows before it, and goes further than they do", () => {
  for (const maxSize of [20, 50, 99, 100]) {
    for (let covered = maxSize; covered < 20_000; covered++) {
      const { page, per_page } = nextOverlappingPage(covered, maxSize);
      expect(per_page).toBeLessThanOrEqual(maxSize);
      const isOverlapping = (page - 1) * per_page <= covered - 2;
      if (!isOverlapping || page * per_page <= covered) expect.fail(`${covered} of ${maxSize}`);
    }
  }
});

test("the more rows are covered, the further the next page reaches, so that no plan for several pages needs fewer", () => {
  let furthest = 0;
  for (let covered = 100; covered < 20_000; covered++) {
    const { page, per_page } = nextOverlappingPage(covered, 100);
    expect(page * per_page).toBeGreaterThanOrEqual(furthest);
    furthest = page * per_page;
  }
});

test("a page contains the given row, also at the start of the list", () => {
  expect(pageContainingRow(0, 100)).toEqual({ page: 1, per_page: 100 });
  expect(pageContainingRow(250, 100)).toEqual({ page: 4, per_page: 83 });
  expect(nextOverlappingPage(1, 100)).toEqual({ page: 1, per_page: 100 });
});
