import type { ReceivedPage } from "./received-page.ts";
import { MIN_OVERLAPPING_SIZE, noEndChecks, type PaginationState } from "./pagination-state.ts";
import { nextOverlappingPage, type PageRange } from "../page-range.ts";

/** A page that is requested to check whether a list has ended. */
interface EndCheck {
  /**
   * The position of the page: the last page of the list, a small page that overlaps the end, a small page after the end, or another page after the
   * end.
   */
  kind: "last-page" | "small-overlapping" | "small-past-end" | "past-end";
  range: PageRange;
}

/**
 * Returns the pages to request if a list seems to have ended, although its total says that there are more rows. The first two pages include the end
 * of the list: a large page and a small page. The other pages are past the end. They have several sizes, because the list may end later than it seems
 * if the server omits rows.
 */
function endCheckPlan(state: PaginationState): EndCheck[] {
  const { covered, endSearch, fixedSize, lastRows, omitsRows, returned, sizeLimit } = state;
  const last: EndCheck = { kind: "last-page", range: lastPage(state) };
  const pastEnd = [0, 1].map((skipped): EndCheck => ({ kind: "past-end", range: pagePastEnd(state, { skipped }) }));
  if (fixedSize !== undefined) return [last, ...pastEnd];
  // If the last page was truncated, the rows after it are missing. A page is not truncated if its size is at most the number of rows that the last
  // page had.
  const small = Math.min(MIN_OVERLAPPING_SIZE, sizeLimit, Math.max(1, lastRows));
  // If more items were returned than `covered` rows, either the list ends later than it seems, or items were deleted.
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

/** Returns the kind of the end check whose response is pending. Returns `undefined` if all pages of `endCheckPlan` have already been checked. */
export function pendingEndCheck(state: PaginationState): EndCheck["kind"] | undefined {
  return endCheckPlan(state)[state.endChecks - 1]?.kind;
}

/** Returns the last page of the list that has rows, with the largest possible page size. */
function lastPage({ covered, fixedSize, furthest, sizeLimit, stepBack }: PaginationState): PageRange {
  const per_page = fixedSize ?? sizeLimit;
  const end = fixedSize === undefined ? Math.max(covered, furthest) : covered;
  return { page: Math.floor(Math.max(0, end - Math.max(stepBack, 1)) / per_page) + 1, per_page };
}

/** Returns the first page after the end of the list, or a later page if `skipped` is not 0. `skipped` is the number of pages to skip. */
function pagePastEnd(
  { covered, fixedSize, furthest, sizeLimit }: PaginationState,
  { per_page = fixedSize ?? sizeLimit, skipped = 0 }: { per_page?: number; skipped?: number },
): PageRange {
  const end = per_page === sizeLimit ? Math.max(covered, furthest) : covered;
  return { page: Math.ceil(end / per_page) + 1 + skipped, per_page };
}

/**
 * Returns the next page to request to check whether the list has ended, or `undefined` if the checks are done. The pages of `endCheckPlan` come
 * first. After these pages, the last page of the list is requested again, because items may have moved to the last page in the meantime. If a page
 * past the end has items of the list, the server may use a different page size than it reports. In this case, more pages past the end are requested,
 * up to the first empty page, and only then the last page.
 */
export function nextEndCheck(state: PaginationState): PageRange | undefined {
  const { endChecks, isLastPageRechecked } = state;
  const plan = endCheckPlan(state);
  const check = plan[endChecks];
  if (check || isLastPageRechecked) return check?.range;
  return mayContinue(state) ? pagePastEnd(state, { skipped: 2 + endChecks - plan.length }) : lastPage(state);
}

/** Returns whether the list may have more rows, because the checked pages past the end do not prove that the list has ended. */
function mayContinue({ furthest, hasEmptyCheck, lastCheckRows, sizeLimit }: PaginationState): boolean {
  return !hasEmptyCheck || (lastCheckRows > 0 && furthest <= sizeLimit);
}

/** Adds the response to an end check to the state. */
export function withEndCheck(before: PaginationState, { requestedSize, rows, start }: ReceivedPage): PaginationState {
  // New items can move other items past the end of the list, but not by a whole page.
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
 * Returns whether the server seems to ignore the page size and use only the page number. The sign is that a page past the end had items of the first
 * page.
 */
function ignoresSize({ furthest, hasRepeatedCheck, sizeLimit }: PaginationState): boolean {
  return hasRepeatedCheck && furthest <= sizeLimit;
}

/** Returns the state in which reading continues after a page that checks the end of the list had new items. */
export function resumeReading(
  before: PaginationState,
  { isOverlapping, requestedSize, start }: ReceivedPage,
): PaginationState {
  const state: PaginationState = { ...before, phase: "reading", ...noEndChecks };
  if (before.fixedSize !== undefined) return state;
  // Either the server ignores page sizes, or a large page has rows at a position where a small page is empty.
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
  // A large page past the end has new items, so the server omits rows.
  return { ...state, covered, maxSize: state.sizeLimit, omitsRows: "yes", isTruncating: false };
}

/** Returns whether a list that has ended has a different number of items than its total. */
export function isTotalMismatch(state: PaginationState): boolean {
  const { isTotalConstant, omitsRows, receivedEnd, returned, total } = state;
  // If the server omits rows, positions include the omitted rows, so the total is compared with the number of returned items. The result is reliable
  // only if no item was added or deleted while the list was read.
  return omitsRows === "yes" ? returned !== total || !isTotalConstant : receivedEnd !== total;
}
