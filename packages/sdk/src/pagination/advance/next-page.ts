import { nextOverlappingPage, pageContainingRow, type PageRange } from "../page-range.ts";
import type { PaginationState } from "./pagination-state.ts";

/** The number of rows that a page should share with earlier pages if the server omits rows from pages. */
const OVERLAP_WITH_OMITTED_ROWS = 3;
/**
 * The number of pages with new rows that the client must receive after a step back to an earlier page before it prefetches pages again. The client
 * steps back after rows were deleted, and while more rows are being deleted, most prefetched pages would not overlap the pages before them.
 */
const MIN_PAGES_SINCE_STEP_BACK = 2;
/**
 * If more responses than this number had no new rows, the client stops prefetching pages. The number increases by one for every eight responses with
 * new rows.
 */
const MAX_WASTED_RESPONSES = 4;

/** Returns the page to request next. All rows before the position `covered` were already returned, or are on pages that were already requested. */
export function nextPage(state: PaginationState, covered = state.covered): PageRange {
  const { fixedSize, maxSize, stepBack } = state;
  if (fixedSize !== undefined) {
    return { page: Math.floor(Math.max(0, covered - stepBack) / fixedSize) + 1, per_page: fixedSize };
  }
  const row = Math.max(0, covered - Math.max(stepBack, overlapWithOmittedRows(state)));
  return row === covered ? nextOverlappingPage(covered, maxSize) : pageContainingRow(row, maxSize);
}

/**
 * Returns the number of positions that two pages must share if the server omits rows from pages, or 0 if the server omits no rows. The number is
 * chosen so that about three of the shared positions have rows.
 */
function overlapWithOmittedRows({ lastRows, lastSize, maxSize, omitsRows }: PaginationState): number {
  if (omitsRows === "no") return 0;
  return Math.min(Math.ceil((OVERLAP_WITH_OMITTED_ROWS * lastSize) / lastRows), Math.floor(maxSize / 2));
}

/**
 * Returns the next page to prefetch, or `undefined` if no page should be prefetched. `end` is the position at which the pages that were already
 * requested end. The client prefetches no page after a response whose number of rows does not match its total. The client also prefetches no page if
 * pages cannot overlap, because it accepts a page without an overlap only if the list has not changed since the previous page.
 */
export function nextPrefetchedPage(state: PaginationState, end: number): PageRange | undefined {
  const isPredictable = state.fixedSize === undefined && !state.isInconsistent && state.isSizeConfirmed;
  if (!isPredictable || !isSteady(state) || !(end < state.total)) return undefined;
  const range = nextPage(state, end);
  return (range.page - 1) * range.per_page < end ? range : undefined;
}

/** Returns whether most responses have had new rows, so that prefetched pages are likely to be useful. */
function isSteady({ newItemResponses, pagesSinceStepBack, phase, responseCount, stepBack }: PaginationState): boolean {
  const wastedResponses = responseCount - newItemResponses;
  return (
    phase === "reading" &&
    stepBack === 0 &&
    pagesSinceStepBack >= MIN_PAGES_SINCE_STEP_BACK &&
    wastedResponses <= MAX_WASTED_RESPONSES + newItemResponses / 8
  );
}
