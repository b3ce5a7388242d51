import type { ReceivedPage } from "./received-page.ts";
import { MIN_OVERLAPPING_SIZE, noEndChecks, type PaginationState } from "./pagination-state.ts";
import { nextOverlappingPage, type PageRange } from "../page-range.ts";

/** A page that is requested to check whether a list has ended. */
interface EndCheck {
  /**
   * The kind of page: the last page of the list, a small page with the last items, a small page after the end of the list, or another page after the
   * end of the list.
   */
  kind: "last-page" | "small-overlapping" | "small-past-end" | "past-end";
  range: PageRange;
}

/**
 * Returns the pages to request if a list seems to have ended, but its total does not confirm this. The plan starts with pages that include the end of
 * the list: a large page and, unless all pages have the same size, a small page. All other pages of the plan are past the end. Pages past the end
 * have several sizes, because a server that omits rows from pages may have more rows after the apparent end of the list.
 */
function endCheckPlan(state: PaginationState): EndCheck[] {
  const { covered, endSearch, fixedSize, lastRows, omitsRows, returned, sizeLimit } = state;
  const last: EndCheck = { kind: "last-page", range: lastPage(state) };
  const pastEnd = [0, 1].map((skipped): EndCheck => ({ kind: "past-end", range: pagePastEnd(state, { skipped }) }));
  if (fixedSize !== undefined) return [last, ...pastEnd];
  // The server may have truncated the last page. To get the rows that were cut off, request a page that is too small to be truncated: its size is at
  // most the number of rows of the last page.
  const small = Math.min(MIN_OVERLAPPING_SIZE, sizeLimit, Math.max(1, lastRows));
  // If the number of returned items is higher than the position `covered`, either the list ends after `covered`, or items were deleted.
  const afterReturned: EndCheck[] =
    returned > covered ? [{ kind: "small-past-end", range: nextOverlappingPage(returned, small) }] : [];
  const between = omitsRows === "no" ? [] : [25, 50].filter((size) => size < sizeLimit);
  return [
    last,
    { kind: "small-overlapping", range: nextOverlappingPage(endSearch?.end ?? covered, small) },
    { kind: "small-past-end", range: pagePastEnd(state, { per_page: small }) },
    ...afterReturned,
    ...between.map((per_page): EndCheck => ({ kind: "past-end", range: pagePastEnd(state, { per_page }) })),
    ...pastEnd,
  ];
}

/**
 * Returns the kind of the page that was requested most recently to check the end of the list. Returns `undefined` after all pages of `endCheckPlan`
 * have been checked.
 */
export function pendingEndCheck(state: PaginationState): EndCheck["kind"] | undefined {
  return endCheckPlan(state)[state.endChecks - 1]?.kind;
}

/** Returns the last page of the list that has rows, with the largest possible page size. */
function lastPage({ covered, fixedSize, furthest, sizeLimit, stepBack }: PaginationState): PageRange {
  const per_page = fixedSize ?? sizeLimit;
  const end = fixedSize === undefined ? Math.max(covered, furthest) : covered;
  return { page: Math.floor(Math.max(0, end - Math.max(stepBack, 1)) / per_page) + 1, per_page };
}

/** Returns the first page after the end of the list, or a later page if `skipped` (the number of pages to skip) is not 0. */
function pagePastEnd(
  { covered, fixedSize, furthest, sizeLimit }: PaginationState,
  { per_page = fixedSize ?? sizeLimit, skipped = 0 }: { per_page?: number; skipped?: number },
): PageRange {
  const end = per_page === sizeLimit ? Math.max(covered, furthest) : covered;
  return { page: Math.ceil(end / per_page) + 1 + skipped, per_page };
}

/**
 * Returns the next page to request to check whether the list has ended, or `undefined` if the checks are done. The function first returns the pages
 * of `endCheckPlan`, and then the last page of the list again, because items may have moved to the last page during the checks. If a page past the
 * end has items of the list, the server may use a different page size than it reports: the function then returns more pages past the end, up to the
 * first empty page, before it returns the last page again.
 */
export function nextEndCheck(state: PaginationState): PageRange | undefined {
  const { endChecks, isLastPageRechecked } = state;
  const plan = endCheckPlan(state);
  const check = plan[endChecks];
  if (check || isLastPageRechecked) return check?.range;
  return mayContinue(state) ? pagePastEnd(state, { skipped: 2 + endChecks - plan.length }) : lastPage(state);
}

/** Returns whether the list may have more rows after the checked pages, because these pages do not prove that the list has ended. */
function mayContinue({ furthest, hasEmptyCheck, lastCheckRows, sizeLimit }: PaginationState): boolean {
  return !hasEmptyCheck || (lastCheckRows > 0 && furthest <= sizeLimit);
}

/** Updates the state with the response to a request that checks the end of the list. */
export function withEndCheck(before: PaginationState, { requestedSize, rows, start }: ReceivedPage): PaginationState {
  // Items that are added during the checks can move earlier items past the end of the list, but by less than one page. A page that starts a full page
  // or more after the position `furthest` has rows only if the server repeats items.
  const isRepeated = rows > 0 && start >= before.furthest + requestedSize;
  const hasRepeatedCheck = before.hasRepeatedCheck || isRepeated;
  return {
    ...before,
    hasEmptyCheck: before.hasEmptyCheck || rows === 0,
    hasRepeatedCheck,
    cannotOverlap: before.cannotOverlap || ignoresSize({ ...before, hasRepeatedCheck }),
    isLastPageRechecked: before.endChecks > endCheckPlan(before).length && !mayContinue(before),
    lastCheckRows: rows,
  };
}

/**
 * Returns whether the server seems to use only the page number and ignore the page size, because a page past the end of the list had items of the
 * first page.
 */
function ignoresSize({ furthest, hasRepeatedCheck, sizeLimit }: PaginationState): boolean {
  return hasRepeatedCheck && furthest <= sizeLimit;
}

/** Returns the state to continue reading with, after a page that was requested to check the end of the list had new items. */
export function resumeReading(
  before: PaginationState,
  { isOverlapping, requestedSize, start }: ReceivedPage,
): PaginationState {
  const state: PaginationState = { ...before, phase: "reading", ...noEndChecks };
  if (before.fixedSize !== undefined) return state;
  // Continue at a page without an overlap only in two cases: the server ignores page sizes, or the page has the maximum size and starts exactly at
  // the position `furthest`.
  const isNextNumber = ignoresSize(before) && start > state.covered;
  const isAdjoining = start === before.furthest && requestedSize === before.sizeLimit;
  if (!isOverlapping && (isNextNumber || isAdjoining)) {
    return {
      ...state,
      fixedSize: requestedSize,
      covered: start,
      receivedEnd: start,
      isPreviousUnchanged: isNextNumber,
    };
  }
  const covered = isOverlapping ? state.covered : Math.max(state.covered, start);
  const check = pendingEndCheck(before);
  // A small page has new items at a position where a large page has no new items, so the server truncates pages.
  if (check === "small-overlapping" || check === "small-past-end") {
    const omitsRows = covered > state.covered ? "yes" : "no";
    return { ...state, covered, maxSize: MIN_OVERLAPPING_SIZE, omitsRows, isTruncating: true };
  }
  // A large page past the apparent end of the list has new items, so the server omits rows from pages.
  return { ...state, covered, maxSize: state.sizeLimit, omitsRows: "yes", isTruncating: false };
}

/** Returns whether the number of items of a list that has ended differs from the total that the server reported. */
export function isTotalMismatch(state: PaginationState): boolean {
  const { isTotalConstant, omitsRows, receivedEnd, returned, total } = state;
  // If the server omits rows, positions include the omitted rows, so compare the total with the number of returned items. The number of returned
  // items is reliable only if the list did not change while it was read, so a changed total counts as a mismatch.
  return omitsRows === "yes" ? returned !== total || !isTotalConstant : receivedEnd !== total;
}
