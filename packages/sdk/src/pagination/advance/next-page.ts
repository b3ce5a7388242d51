import { nextOverlappingPage, pageContainingRow, type PageRange } from "../page-range.ts";
import type { PaginationState } from "./pagination-state.ts";

/** How many rows of a page should have been returned before, if the server omits rows. */
const OVERLAP_WITH_OMITTED_ROWS = 3;
/**
 * How many pages with new rows must follow a step back before pages are prefetched again. While rows are deleted, most prefetched pages
 * would not overlap.
 */
const MIN_PAGES_SINCE_STEP_BACK = 2;
/** Pages are prefetched only if no more responses than this, plus one for every eighth page, had no new rows. */
const MAX_WASTED_RESPONSES = 4;

/** Returns the page to request next if the rows up to `covered` have been returned, or will be by pages that were requested before. */
export function nextPage(state: PaginationState, covered = state.covered): PageRange {
  const { fixedSize, maxSize, stepBack } = state;
  if (fixedSize !== undefined) {
    return { page: Math.floor(Math.max(0, covered - stepBack) / fixedSize) + 1, per_page: fixedSize };
  }
  const row = Math.max(0, covered - Math.max(stepBack, overlapWithOmittedRows(state)));
  return row === covered ? nextOverlappingPage(covered, maxSize) : pageContainingRow(row, maxSize);
}

/** How many positions pages must share for about three of them to have rows. 0 if the server omits no rows. */
function overlapWithOmittedRows({ lastRows, lastSize, maxSize, omitsRows }: PaginationState): number {
  if (omitsRows === "no") return 0;
  return Math.min(Math.ceil((OVERLAP_WITH_OMITTED_ROWS * lastSize) / lastRows), Math.floor(maxSize / 2));
}

/**
 * Returns the next page to request before the pages in front of it have arrived. They end at position `end`. Returns `undefined` if no page
 * should be prefetched. A server that has contradicted itself is read one page at a time, and so is one whose pages cannot overlap, because
 * such a page is accepted only if nothing has changed since the previous one.
 */
export function nextPrefetchedPage(state: PaginationState, end: number): PageRange | undefined {
  const isPredictable = state.fixedSize === undefined && !state.isInconsistent && state.isSizeConfirmed;
  if (!isPredictable || !isSteady(state) || !(end < state.total)) return undefined;
  const range = nextPage(state, end);
  return (range.page - 1) * range.per_page < end ? range : undefined;
}

/** Whether pages continue the list as expected, so that few prefetched pages are wasted. */
function isSteady({ newItemResponses, pagesSinceStepBack, phase, responseCount, stepBack }: PaginationState): boolean {
  const wastedResponses = responseCount - newItemResponses;
  return (
    phase === "reading" &&
    stepBack === 0 &&
    pagesSinceStepBack >= MIN_PAGES_SINCE_STEP_BACK &&
    wastedResponses <= MAX_WASTED_RESPONSES + newItemResponses / 8
  );
}
