import { nextOverlappingPage, pageContainingRow, type PageRange } from "../page-range.ts";
import type { PaginationState } from "./pagination-state.ts";

/** The number of rows that a page should share with earlier pages if the server omits rows. */
const OVERLAP_WITH_OMITTED_ROWS = 3;
/**
 * The number of pages with new rows that must follow a step back before pages are prefetched again. While rows are being deleted, most prefetched
 * pages would not overlap.
 */
const MIN_PAGES_SINCE_STEP_BACK = 2;
/** The maximum number of responses without new rows while pages are prefetched. For every eight pages with new rows, one more is allowed. */
const MAX_WASTED_RESPONSES = 4;

/** Returns the page to request next. Assumes that the rows up to `covered` have been returned, or are on pages that were already requested. */
export function nextPage(state: PaginationState, covered = state.covered): PageRange {
  const { fixedSize, maxSize, stepBack } = state;
  if (fixedSize !== undefined) {
    return { page: Math.floor(Math.max(0, covered - stepBack) / fixedSize) + 1, per_page: fixedSize };
  }
  const row = Math.max(0, covered - Math.max(stepBack, overlapWithOmittedRows(state)));
  return row === covered ? nextOverlappingPage(covered, maxSize) : pageContainingRow(row, maxSize);
}

/**
 * Returns the number of positions that two pages must share. About three of these positions should have rows. Returns 0 if the server does not omit
 * rows.
 */
function overlapWithOmittedRows({ lastRows, lastSize, maxSize, omitsRows }: PaginationState): number {
  if (omitsRows === "no") return 0;
  return Math.min(Math.ceil((OVERLAP_WITH_OMITTED_ROWS * lastSize) / lastRows), Math.floor(maxSize / 2));
}

/**
 * Returns the next page to prefetch, or `undefined` if no page should be prefetched. The pages that were already requested end at position `end`.
 * If the server has contradicted itself, pages are requested one at a time. The same applies if pages cannot overlap, because such a page is
 * accepted only if nothing has changed since the previous page.
 */
export function nextPrefetchedPage(state: PaginationState, end: number): PageRange | undefined {
  const isPredictable = state.fixedSize === undefined && !state.isInconsistent && state.isSizeConfirmed;
  if (!isPredictable || !isSteady(state) || !(end < state.total)) return undefined;
  const range = nextPage(state, end);
  return (range.page - 1) * range.per_page < end ? range : undefined;
}

/** Returns whether pages continue the list as expected, so that few prefetched pages are wasted. */
function isSteady({ newItemResponses, pagesSinceStepBack, phase, responseCount, stepBack }: PaginationState): boolean {
  const wastedResponses = responseCount - newItemResponses;
  return (
    phase === "reading" &&
    stepBack === 0 &&
    pagesSinceStepBack >= MIN_PAGES_SINCE_STEP_BACK &&
    wastedResponses <= MAX_WASTED_RESPONSES + newItemResponses / 8
  );
}
