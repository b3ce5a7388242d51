import type { ReceivedPage } from "./received-page.ts";
import { SMALLEST_OVERLAPPING_PAGE, type PaginationState } from "./pagination-state.ts";
import { nextOverlappingPage, type PageRange } from "../page-range.ts";

/**
 * The pages that show whether a list ends where it seems to although its total says otherwise: a large and a small one that overlap its end,
 * then some past the end. If pages leave rows out, the list ends further on than it seems, so several are tried.
 */
function pagesPastEnd(state: PaginationState): PageRange[] {
  const { fixed, lastRows, limit, sparse } = state;
  if (fixed !== undefined) return [lastPage(state), past(state, 0), past(state, 1)];
  // A page that was cut off at its last row would hide what follows; one that is no larger than its rows cannot be.
  const small = Math.min(SMALLEST_OVERLAPPING_PAGE, limit, Math.max(1, lastRows));
  const between = sparse === "no" ? [] : [25, 50].filter((size) => size < limit);
  return [
    lastPage(state),
    nextOverlappingPage(state.endSearch?.end ?? state.covered, small),
    ...[small, ...between].map((size) => past(state, 0, size)),
    past(state, 0),
    past(state, 1),
  ];
}

/** The last page with rows, as large as pages can be. */
function lastPage({ back, covered, fixed, furthest, limit }: PaginationState): PageRange {
  const per_page = fixed ?? limit;
  const end = fixed === undefined ? Math.max(covered, furthest) : covered;
  return { page: Math.floor(Math.max(0, end - Math.max(back, 1)) / per_page) + 1, per_page };
}

/** The page that begins at the end, or so many pages after it. */
function past(
  { covered, fixed, furthest, limit }: PaginationState,
  skipped: number,
  per_page = fixed ?? limit,
): PageRange {
  const end = per_page === limit ? Math.max(covered, furthest) : covered;
  return { page: Math.ceil(end / per_page) + 1 + skipped, per_page };
}

/**
 * The next page to request at the end of a list: those of `pagesPastEnd`, then the last page again, onto which calls may have moved in the
 * meantime. If pages past the end have calls of the list, the server may count its pages in another size than it says: then the further ones
 * are read, too, up to the first empty one. `undefined` if the list has ended.
 */
export function nextPastEnd(state: PaginationState): PageRange | undefined {
  const { isLastChecked, pastPages } = state;
  const checks = pagesPastEnd(state);
  const check = checks[pastPages];
  if (check || isLastChecked) return check;
  return mayGoOn(state) ? past(state, 2 + pastPages - checks.length) : lastPage(state);
}

/** Whether the pages past the end have not shown yet that the list has ended. */
function mayGoOn({ furthest, isEmptyPast, limit, pastRows }: PaginationState): boolean {
  return !isEmptyPast || (pastRows > 0 && furthest <= limit);
}

/** What one of these pages adds to what is known. */
export function withPastPage(before: PaginationState, { requestedSize, rows, start }: ReceivedPage): PaginationState {
  // Calls that arrive push others past the end, but not that far.
  const isRepeatedPast = before.isRepeatedPast || (rows > 0 && start >= before.furthest + requestedSize);
  return {
    ...before,
    isEmptyPast: before.isEmptyPast || rows === 0,
    isRepeatedPast,
    cannotOverlap: before.cannotOverlap || isNumbered({ ...before, isRepeatedPast }),
    isLastChecked: before.pastPages > pagesPastEnd(before).length && !mayGoOn(before),
    pastRows: rows,
  };
}

/** Whether only the number of a page counts, whatever size is requested: pages past the end had calls of the first page. */
function isNumbered({ furthest, isRepeatedPast, limit }: PaginationState): boolean {
  return isRepeatedPast && furthest <= limit;
}

/** The list goes on after what seemed to be its end, as one of these pages shows. */
export function notEnded(
  before: PaginationState,
  { isOverlapping, requestedSize, start }: ReceivedPage,
): PaginationState {
  const state: PaginationState = { ...before, phase: "reading", ...startOfPast };
  if (before.fixed !== undefined) return state;
  // Only page numbers count, or the server has large pages where it has no small ones.
  const isNext = isNumbered(before) && start > state.covered;
  const isAdjoining = start === before.furthest && requestedSize === before.limit;
  if (!isOverlapping && (isNext || isAdjoining)) {
    return { ...state, fixed: requestedSize, covered: start, safe: start, isUnmoved: isNext };
  }
  const covered = isOverlapping ? state.covered : Math.max(state.covered, start);
  // A small page has new calls where a large one has none: pages are cut off.
  if (before.pastPages === 2 || before.pastPages === 3) {
    const sparse = covered > state.covered ? "yes" : "no";
    return { ...state, covered, largest: SMALLEST_OVERLAPPING_PAGE, sparse, isCutOff: true };
  }
  // A large page has them: pages leave rows out.
  return { ...state, covered, largest: state.limit, sparse: "yes", isCutOff: false };
}

/** What is known before the first of these pages. */
export const startOfPast = {
  pastPages: 0,
  pastRows: 0,
  endSearch: undefined,
  isEmptyPast: false,
  isRepeatedPast: false,
  isLastChecked: false,
} as const;

/** Whether a list that has ended differs from its total. */
export function isTotalWrong({ given, isTotalSteady, safe, sparse, total }: PaginationState): boolean {
  // Where pages leave rows out, positions count those too, and calls add up only if none came or went.
  return sparse === "yes" ? given !== total || !isTotalSteady : safe !== total;
}
