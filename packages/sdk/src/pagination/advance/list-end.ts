import type { ReceivedPage } from "./received-page.ts";
import { MIN_OVERLAPPING_SIZE, noEndChecks, type PaginationState } from "./pagination-state.ts";
import { nextOverlappingPage, type PageRange } from "../page-range.ts";

/** A page that shows whether a list has ended. */
interface EndCheck {
  /** The last page of the list, a small page that overlaps the end, a small page after the end, or another page after the end. */
  kind: "last-page" | "small-overlapping" | "small-past-end" | "past-end";
  range: PageRange;
}

/**
 * Returns the pages that show whether a list has ended although its total says otherwise: a large and a small page that overlap the end,
 * then some pages past the end. If the server omits rows, the list may end further on than it seems, so several sizes are tried.
 */
function endCheckPlan(state: PaginationState): EndCheck[] {
  const { covered, endSearch, fixedSize, lastRows, omitsRows, returned, sizeLimit } = state;
  const last: EndCheck = { kind: "last-page", range: lastPage(state) };
  const pastEnd = [0, 1].map((skipped): EndCheck => ({ kind: "past-end", range: pagePastEnd(state, { skipped }) }));
  if (fixedSize !== undefined) return [last, ...pastEnd];
  // A page that is truncated at its last row hides what follows. A page whose size does not exceed its number of rows is not truncated.
  const small = Math.min(MIN_OVERLAPPING_SIZE, sizeLimit, Math.max(1, lastRows));
  // With more items returned than rows covered, the end is further on, unless items were deleted.
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

/** Returns the kind of the check whose response is pending. `undefined` for a page after those of the plan. */
export function pendingEndCheck(state: PaginationState): EndCheck["kind"] | undefined {
  return endCheckPlan(state)[state.endChecks - 1]?.kind;
}

/** The last page with rows, in the largest size. */
function lastPage({ covered, fixedSize, furthest, sizeLimit, stepBack }: PaginationState): PageRange {
  const per_page = fixedSize ?? sizeLimit;
  const end = fixedSize === undefined ? Math.max(covered, furthest) : covered;
  return { page: Math.floor(Math.max(0, end - Math.max(stepBack, 1)) / per_page) + 1, per_page };
}

/** The first page that starts at the end or after it, or the page that is `skipped` pages after this one. */
function pagePastEnd(
  { covered, fixedSize, furthest, sizeLimit }: PaginationState,
  { per_page = fixedSize ?? sizeLimit, skipped = 0 }: { per_page?: number; skipped?: number },
): PageRange {
  const end = per_page === sizeLimit ? Math.max(covered, furthest) : covered;
  return { page: Math.ceil(end / per_page) + 1 + skipped, per_page };
}

/**
 * Returns the next page that shows whether the list has ended: first the pages of `endCheckPlan`, then the last page again, because items may
 * have moved to it in the meantime. If pages past the end have items of the list, the server may count its pages in another size than it
 * says. In this case, the pages after those of the plan are requested too, up to the first empty one. Returns `undefined` if the list has
 * ended.
 */
export function nextEndCheck(state: PaginationState): PageRange | undefined {
  const { endChecks, isLastPageRechecked } = state;
  const plan = endCheckPlan(state);
  const check = plan[endChecks];
  if (check || isLastPageRechecked) return check?.range;
  return mayContinue(state) ? pagePastEnd(state, { skipped: 2 + endChecks - plan.length }) : lastPage(state);
}

/** Whether the pages past the end have not shown yet that the list has ended. */
function mayContinue({ furthest, hasEmptyCheck, lastCheckRows, sizeLimit }: PaginationState): boolean {
  return !hasEmptyCheck || (lastCheckRows > 0 && furthest <= sizeLimit);
}

/** Adds the response to an end check to the state. */
export function withEndCheck(before: PaginationState, { requestedSize, rows, start }: ReceivedPage): PaginationState {
  // New items can push others past the end, but not a whole page further.
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

/** Whether the server only uses the number of a page, whatever size is requested: pages past the end had items of the first page. */
function ignoresSize({ furthest, hasRepeatedCheck, sizeLimit }: PaginationState): boolean {
  return hasRepeatedCheck && furthest <= sizeLimit;
}

/** Returns the state for reading on, after an end check had new items. */
export function resumeReading(
  before: PaginationState,
  { isOverlapping, requestedSize, start }: ReceivedPage,
): PaginationState {
  const state: PaginationState = { ...before, phase: "reading", ...noEndChecks };
  if (before.fixedSize !== undefined) return state;
  // Either only page numbers count, or the server has large pages where it has no small ones.
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
  // A small page has new items where a large one has none: pages are truncated.
  if (check === "small-overlapping" || check === "small-past-end") {
    const omitsRows = covered > state.covered ? "yes" : "no";
    return { ...state, covered, maxSize: MIN_OVERLAPPING_SIZE, omitsRows, isTruncating: true };
  }
  // A large page has them: the server omits rows.
  return { ...state, covered, maxSize: state.sizeLimit, omitsRows: "yes", isTruncating: false };
}

/** Whether a list has ended at a different number of items than its total. */
export function isTotalMismatch(state: PaginationState): boolean {
  const { isTotalConstant, omitsRows, receivedEnd, returned, total } = state;
  // If the server omits rows, positions count those too, so items are compared. They add up only if no item was added or deleted.
  return omitsRows === "yes" ? returned !== total || !isTotalConstant : receivedEnd !== total;
}
