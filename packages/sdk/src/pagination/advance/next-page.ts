import { nextOverlappingPage, pageContainingRow, type PageRange } from "../page-range.ts";
import type { PaginationState } from "./pagination-state.ts";

/** The number of rows that a page should share with earlier pages if the server omits rows. */
const OVERLAP_WITH_OMITTED_ROWS = 3;
/**
 * After a step back to an earlier page, pages are prefetched again only after this number of pages with new rows. While rows are being deleted, most
 * prefetched pages would not overlap.
 */
const MIN_PAGES_SINCE_STEP_BACK = 2;
/**
 * If more responses than this have no new rows, pages are no longer prefetched. For every eight pages with new rows, one more response without new
 * rows is allowed.
 */
const MAX_WASTED_RESPONSES = 4;

/** Returns the page to request next. The rows before the position `covered` have been returned, or are on pages that were already requested. */
export function nextPage(state: PaginationState, covered = state.covered): PageRange {
  const { fixedSize, maxSize, stepBack } = state;
  if (fixedSize !== undefined) {
    return { page: Math.floor(Math.max(0, covered - stepBack) / fixedSize) + 1, per_page: fixedSize };
  }
  const row = Math.max(0, covered - Math.max(stepBack, overlapWithOmittedRows(state)));
  return row === covered ? nextOverlappingPage(covered, maxSize) : pageContainingRow(row, maxSize);
}

/**
 * Returns the number of positions that two pages must share if the server omits rows. The number is so large that about three of these positions have
 * rows. Returns 0 if the server does not omit rows.
 */
function overlapWithOmittedRows({ lastRows, lastSize, maxSize, omitsRows }: PaginationState): number {
  if (omitsRows === "no") return 0;
  return Math.min(Math.ceil((OVERLAP_WITH_OMITTED_ROWS * lastSize) / lastRows), Math.floor(maxSize / 2));
}

/**
 * Returns the next page to prefetch, or `undefined` if no page should be prefetched. The pages that were already requested end at position `end`. If
 * a response has contradicted itself, no page is prefetched. If pages cannot overlap, no page is prefetched either, because a page is then accepted
 * only if nothing has changed since the previous page.
 */
export function nextPrefetchedPage(state: PaginationState, end: number): PageRange | undefined {
  const isPredictable = state.fixedSize === undefined && !state.isInconsistent && state.isSizeConfirmed;
  if (!isPredictable || !isSteady(state) || !(end < state.total)) return undefined;
  const range = nextPage(state, end);
  return (range.page - 1) * range.per_page < end ? range : undefined;
}

/** Returns whether most pages have had new rows. Only then are most prefetched pages useful. */
function isSteady({ newItemResponses, pagesSinceStepBack, phase, responseCount, stepBack }: PaginationState): boolean {
  const wastedResponses = responseCount - newItemResponses;
  return (
    phase === "reading" &&
    stepBack === 0 &&
    pagesSinceStepBack >= MIN_PAGES_SINCE_STEP_BACK &&
    wastedResponses <= MAX_WASTED_RESPONSES + newItemResponses / 8
  );
}
