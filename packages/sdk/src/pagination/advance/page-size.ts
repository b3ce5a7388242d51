import type { ReceivedPage } from "./received-page.ts";
import { SMALLEST_OVERLAPPING_PAGE, type PaginationState } from "./pagination-state.ts";

/** What the size of a page says about the sizes to request. */
export function learnSize(before: PaginationState, { requestedSize, size }: ReceivedPage): PaginationState {
  if (size > requestedSize) return { ...before, fixed: size };
  if (size === requestedSize && !before.isSizeRejected) return { ...before, isSizeKnown: true };
  const state = before.fixed === undefined ? withLargest(before, size) : { ...before, fixed: size };
  return { ...state, limit: size, isSizeRejected: false, isSizeKnown: false };
}

/**
 * Assumes why a page has fewer rows than its size although it is not the last one. Either pages are cut off: then the next rows follow at
 * once, and smaller pages are requested. Or pages leave rows out: then the next rows are on the next page. If that turns out to be wrong,
 * the next page has no call that was returned before, and `cutOff` goes back.
 */
export function explainShortPage(before: PaginationState, state: PaginationState, page: ReceivedPage): PaginationState {
  const { rows, size, start } = page;
  const nextPage = start + size;
  if (before.sparse !== "no") {
    return { ...state, covered: nextPage, sparse: "yes", largest: state.isCutOff ? state.largest : state.limit };
  }
  // More rows were requested than any page had so far.
  const mayBeCutOff = size > before.most && rows >= SMALLEST_OVERLAPPING_PAGE && state.fixed === undefined;
  return mayBeCutOff ? { ...state, largest: rows } : { ...state, covered: nextPage, sparse: "assumed" };
}

/**
 * Requests larger pages again after pages were found to be cut off, and the list was continued with small ones: up to as many rows as a page
 * has had.
 */
export function withLargerPages(state: PaginationState): PaginationState {
  const { fixed, isCutOff, largest, most } = state;
  if (!isCutOff || fixed !== undefined || most <= largest) return state;
  return { ...state, largest: Math.min(most, 2 * largest) };
}

/** Pages as large as these were cut off after all: takes as many rows as the last one had for the most. */
export function withSmallPages(state: PaginationState): PaginationState {
  const { isCutOff, lastRows, largest } = state;
  if (!isCutOff || largest <= SMALLEST_OVERLAPPING_PAGE) return state;
  const most = Math.max(lastRows, SMALLEST_OVERLAPPING_PAGE);
  return { ...state, largest: Math.min(largest, most), most };
}

/** Assumes that pages are cut off at as many rows as the last one has. */
export function cutOff(state: PaginationState): PaginationState {
  const { covered, lastRows, lastSize, safe } = state;
  const isSmall = lastSize > 2 * lastRows;
  const largest = Math.min(
    state.largest,
    isSmall ? Math.max(lastRows, 1) : Math.max(lastRows, SMALLEST_OVERLAPPING_PAGE),
  );
  return {
    ...withLargest(state, largest),
    covered: Math.min(covered, safe),
    most: lastRows,
    isCutOff: true,
    sparse: "no",
  };
}

function withLargest(state: PaginationState, largest: number): PaginationState {
  const fixed = largest < SMALLEST_OVERLAPPING_PAGE ? largest : undefined;
  return { ...state, largest, fixed: state.fixed ?? fixed };
}
