import { done, requestEndCheck, requestLastRow, requestNext, type Decision } from "./next-step.ts";
import { assumeTruncation, explainShortPage, learnSize, withLargerPages, withSmallPages } from "./page-size.ts";
import type { PaginationState } from "./pagination-state.ts";
import { isContradictory, type ReceivedPage } from "./received-page.ts";

/**
 * The number of rows by which the client first steps back to an earlier page after a page did not overlap. Each further step back is four times as
 * long as the previous step.
 */
export const FIRST_STEP_BACK = 8;
/**
 * The maximum number of rejected pages before a list whose pages cannot overlap counts as changing often. The maximum number of rejected pages
 * increases by one for every two pages with new items. Each page of a list that changes often is requested twice, to detect whether rows have moved.
 */
const MAX_REJECTED_PAGES = 15;

/**
 * Decides whether to accept the next page of a list. A page is accepted if it starts at the first row of the list, or if it has an item that was
 * returned before. Any other page is accepted only if it starts right after the previous page, and the list seems unchanged since the previous page.
 */
export function readPage(before: PaginationState, page: ReceivedPage): Decision {
  const { isOverlapping, requestedSize, rows, size, start } = page;
  const isInconsistent = before.isInconsistent || isContradictory(page);
  const state: PaginationState = { ...learnSize(before, page), isInconsistent };
  // The server used a smaller page size than requested, so the page ends before the rows that the client needs next.
  if (size < requestedSize && start + rows < state.receivedEnd) return requestNext(state);
  if (start === 0 || isOverlapping || isAdjoining(state, page)) return accept(before, state, page);
  return reject(state, page);
}

/** Returns whether a page that does not overlap starts right after the previous page, and the list seems unchanged since the previous page. */
function isAdjoining(state: PaginationState, { rows, start, total }: ReceivedPage): boolean {
  const { covered, fixedSize, isInconsistent, isPreviousUnchanged, omitsRows } = state;
  if (rows === 0 && isInconsistent) return false;
  const isNext = fixedSize === undefined ? start === covered && omitsRows === "no" : start <= covered;
  return isNext && (total === state.total || isPreviousUnchanged);
}

function accept(before: PaginationState, learned: PaginationState, page: ReceivedPage): Decision {
  const { isOverlapping, rows, size, start, total } = page;
  const hasNewItems = page.newItems.length > 0;
  const isShort = rows < size;
  const state = withPage(learned, page);
  if (start + rows === total && !state.isInconsistent && isShort) {
    // If the number of returned items is below the smallest total so far, either items were deleted, or pages repeat items.
    return { ...(state.returned < state.minTotal ? requestLastRow(state) : done(state)), isAccepted: true };
  }
  if (!hasNewItems && state.firstEmptyPosition <= start + size) return requestEndCheck(state);
  if (!hasNewItems && isShort && start + size > learned.receivedEnd) {
    return requestEndCheck({ ...state, covered: learned.receivedEnd, receivedEnd: learned.receivedEnd });
  }
  const explained = hasNewItems && isShort ? explainShortPage(learned, state, page) : state;
  const after = hasNewItems && isOverlapping ? withLargerPages(explained) : explained;
  const keepPrefetched =
    after.maxSize === before.maxSize && after.fixedSize === before.fixedSize && after.omitsRows === before.omitsRows;
  return { ...requestNext(after, { keepPrefetched }), isAccepted: true };
}

/** Adds an accepted page to the state. */
function withPage(before: PaginationState, page: ReceivedPage): PaginationState {
  const { isOverlapping, newItems, rows, size, start, total } = page;
  const hasNewItems = newItems.length > 0;
  const end = start + rows;
  const isPastEnd = rows === 0 && start > 0;
  const isFullAndRepeated = !hasNewItems && rows >= size;
  return {
    ...before,
    total,
    isTotalConstant: before.isTotalConstant && (total === before.total || Number.isNaN(before.total)),
    minTotal: Math.min(before.minTotal, total),
    returned: before.returned + newItems.length,
    covered: isPastEnd ? before.covered : end,
    receivedEnd: isPastEnd ? before.receivedEnd : end,
    furthest: hasNewItems ? Math.max(before.furthest, end) : before.furthest,
    stepBack: hasNewItems && isChangingOften(before) ? 1 : 0,
    pagesSinceStepBack: before.pagesSinceStepBack + (hasNewItems ? 1 : 0),
    lastRows: rows,
    lastSize: size,
    maxRows: Math.max(before.maxRows, rows),
    firstEmptyPosition: hasNewItems ? Infinity : before.firstEmptyPosition,
    isPreviousUnchanged: before.fixedSize !== undefined && before.stepBack > 0 && isFullAndRepeated,
    cannotOverlap: before.cannotOverlap || (hasNewItems && start > 0 && !isOverlapping),
  };
}

/** Rejects a page that does not follow the returned rows, usually because deleted rows have moved the next rows to an earlier page. */
function reject(before: PaginationState, { rows, start }: ReceivedPage): Decision {
  const isEmpty = rows === 0;
  const { covered, isInconsistent, omitsRows, receivedEnd, stepBack } = before;
  const firstEmptyPosition =
    isEmpty && isInconsistent ? Math.min(before.firstEmptyPosition, start) : before.firstEmptyPosition;
  const state: PaginationState = { ...before, firstEmptyPosition };
  // If `covered` is higher than `receivedEnd`, the client has assumed that the server omitted rows from the previous page.
  if (covered > receivedEnd && stepBack === 0) {
    if (!isEmpty && omitsRows === "assumed") return requestNext(assumeTruncation(state));
    const smaller = withSmallPages(state);
    return requestNext({ ...smaller, covered: receivedEnd, omitsRows: omitsRows === "assumed" ? "no" : omitsRows });
  }
  return requestNext({
    ...state,
    covered: receivedEnd,
    stepBack: stepBack > 0 ? stepBack * 4 : firstStepBack(state),
    pagesSinceStepBack: 0,
  });
}

/**
 * Returns whether each page has to be requested twice, because pages cannot overlap and too many pages were rejected. The second request for a page
 * shows whether rows have moved.
 */
function isChangingOften({ fixedSize, newItemResponses, responseCount }: PaginationState): boolean {
  return fixedSize !== undefined && responseCount - newItemResponses > MAX_REJECTED_PAGES + newItemResponses / 2;
}

/**
 * Returns the number of rows by which the client first steps back to an earlier page. If pages cannot overlap, a step of one row requests the
 * previous page again, which shows whether rows have moved.
 */
function firstStepBack({ fixedSize }: PaginationState): number {
  return fixedSize === undefined ? FIRST_STEP_BACK : 1;
}
