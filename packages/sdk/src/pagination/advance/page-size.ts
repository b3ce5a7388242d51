import type { ReceivedPage } from "./received-page.ts";
import { MIN_OVERLAPPING_SIZE, type PaginationState } from "./pagination-state.ts";

/** Updates the page sizes in the state according to the page size that the server used for a page. */
export function learnSize(before: PaginationState, { requestedSize, size }: ReceivedPage): PaginationState {
  if (size > requestedSize) return { ...before, fixedSize: size };
  if (size === requestedSize && !before.isSizeRejected) return { ...before, isSizeConfirmed: true };
  const state = before.fixedSize === undefined ? withMaxSize(before, size) : { ...before, fixedSize: size };
  return { ...state, sizeLimit: size, isSizeRejected: false, isSizeConfirmed: false };
}

/**
 * Updates the state after a page that has fewer rows than its size but is not the last page of the list. The function assumes one of two causes: the
 * server truncates pages, or the server omits rows from pages. After a truncated page, the next rows of the list follow the last row of the page
 * directly, and the client requests smaller pages. After a page with omitted rows, the next rows of the list are on the next page. If the function
 * wrongly assumes that rows were omitted, no item of the next page was returned before, and `assumeTruncation` corrects the state.
 */
export function explainShortPage(before: PaginationState, state: PaginationState, page: ReceivedPage): PaginationState {
  const { rows, size, start } = page;
  const nextPageStart = start + size;
  if (before.omitsRows !== "no") {
    const maxSize = state.isTruncating ? state.maxSize : state.sizeLimit;
    return { ...state, covered: nextPageStart, omitsRows: "yes", maxSize };
  }
  const isLargestYet = size > before.maxRows;
  const mayBeTruncated = isLargestYet && rows >= MIN_OVERLAPPING_SIZE && state.fixedSize === undefined;
  return mayBeTruncated ? { ...state, maxSize: rows } : { ...state, covered: nextPageStart, omitsRows: "assumed" };
}

/**
 * Increases the page size after it was reduced for a server that truncates pages. The new page size is at most the largest number of rows that any
 * page of the list has had.
 */
export function withLargerPages(state: PaginationState): PaginationState {
  const { fixedSize, isTruncating, maxRows, maxSize } = state;
  if (!isTruncating || fixedSize !== undefined || maxRows <= maxSize) return state;
  return { ...state, maxSize: Math.min(maxRows, 2 * maxSize) };
}

/**
 * Reduces the page size if the server truncates larger pages. The new page size is the number of rows of the most recently accepted page, but at
 * least `MIN_OVERLAPPING_SIZE`.
 */
export function withSmallPages(state: PaginationState): PaginationState {
  const { isTruncating, lastRows, maxSize } = state;
  if (!isTruncating || maxSize <= MIN_OVERLAPPING_SIZE) return state;
  const maxRows = Math.max(lastRows, MIN_OVERLAPPING_SIZE);
  return { ...state, maxSize: Math.min(maxSize, maxRows), maxRows };
}

/** Returns the state under the assumption that the server truncates all pages to the number of rows of the most recently accepted page. */
export function assumeTruncation(state: PaginationState): PaginationState {
  const { covered, lastRows, lastSize, receivedEnd } = state;
  const isMostlyEmpty = lastSize > 2 * lastRows;
  const minSize = isMostlyEmpty ? 1 : MIN_OVERLAPPING_SIZE;
  return {
    ...withMaxSize(state, Math.min(state.maxSize, Math.max(lastRows, minSize))),
    covered: Math.min(covered, receivedEnd),
    maxRows: lastRows,
    isTruncating: true,
    omitsRows: "no",
  };
}

function withMaxSize(state: PaginationState, maxSize: number): PaginationState {
  const fixedSize = maxSize < MIN_OVERLAPPING_SIZE ? maxSize : undefined;
  return { ...state, maxSize, fixedSize: state.fixedSize ?? fixedSize };
}
