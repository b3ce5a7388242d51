import { withEndSearch } from "./end-search.ts";
import { resumeReading, withEndCheck } from "./list-end.ts";
import { done, requestEndCheck, requestNext, type Decision, type Next } from "./next-step.ts";
import { learnSize } from "./page-size.ts";
import { noEndChecks, type PaginationState } from "./pagination-state.ts";
import { FIRST_STEP_BACK, readPage } from "./read-page.ts";
import type { ReceivedPage } from "./received-page.ts";

/**
 * The base limit for consecutive responses without new items. The client may have to read earlier pages again, so `isStuck` raises the limit by one
 * response for each page that was read before. If a response has contradicted itself (its number of rows does not match its total), `isStuck` raises
 * the limit by at most 15 responses.
 */
const MAX_RESPONSES_WITHOUT_NEW_ITEMS = 15;

/** The result of `advance`: the new state, the items to yield, and the next step. */
export interface Step<Item> {
  state: PaginationState;
  /**
   * The items to yield, in the server's order. The array is empty if the page has no new items, or if rows may be missing between the page and the
   * items that were returned before.
   */
  items: Item[];
  next: Next;
}

/**
 * Processes a response: decides which items to yield, and which page to request next. If the list has needed more responses than allowed, the next
 * step is `error`.
 */
export function advance<Item>(before: PaginationState, page: ReceivedPage<Item>): Step<Item> {
  const { isAccepted, next, state: after } = decide(before, page);
  const items = isAccepted ? page.newItems : [];
  const state = withResponse(after, before, { hasNewItems: items.length > 0 });
  return { state, items, next: next.kind === "request" && isStuck(state) ? { kind: "error" } : next };
}

function decide(before: PaginationState, page: ReceivedPage): Decision {
  switch (before.phase) {
    case "reading":
      return readPage(before, page);
    case "checking-last-row":
      return afterLastRow(before, page);
    case "checking-end":
      return afterEndCheck(before, page);
  }
}

function afterLastRow(before: PaginationState, { isOverlapping, rows }: ReceivedPage): Decision {
  if (rows === 0 || isOverlapping) return done(before);
  return requestNext({ ...before, covered: before.returned, receivedEnd: before.returned });
}

function afterEndCheck(before: PaginationState, page: ReceivedPage): Decision {
  const hasNewItems = page.newItems.length > 0;
  // If the server used a different page size than requested, the page starts at a different position, and does not show whether the list has ended.
  if (page.size !== page.requestedSize && !hasNewItems)
    return requestNext({ ...learnSize(before, page), ...noEndChecks });
  if (!hasNewItems) return requestEndCheck(withEndSearch(before, page) ?? withEndCheck(before, page));
  const after = resumeReading(before, page);
  // If no item of the page was returned before, the client may have missed items before the page.
  if (before.endSearch && !page.isOverlapping) {
    return requestNext({ ...after, covered: page.start, receivedEnd: page.start, stepBack: FIRST_STEP_BACK });
  }
  const isFurther = after.covered > before.covered && after.fixedSize === before.fixedSize;
  return isFurther ? requestNext(after) : readPage(after, page);
}

/** Returns the state `after` with updated response counters. */
function withResponse(
  after: PaginationState,
  before: PaginationState,
  { hasNewItems }: { hasNewItems: boolean },
): PaginationState {
  // A search for the end of the list repeats one check, and the few responses to that check do not count as responses without new items.
  const isSearchingEnd = after.phase === "checking-end" && after.endChecks === before.endChecks;
  const without = before.responsesWithoutNewItems + (isSearchingEnd ? 0 : 1);
  return {
    ...after,
    responseCount: before.responseCount + 1,
    newItemResponses: before.newItemResponses + (hasNewItems ? 1 : 0),
    responsesWithoutNewItems: hasNewItems ? 0 : without,
  };
}

/** Returns whether the list has needed more responses than allowed, so that reading has to stop with an error. */
function isStuck(state: PaginationState): boolean {
  const { fixedSize, furthest, isInconsistent, maxSize, responseCount, responsesWithoutNewItems } = state;
  const pages = furthest / (fixedSize ?? maxSize);
  const pagesToReadAgain = isInconsistent ? Math.min(pages, MAX_RESPONSES_WITHOUT_NEW_ITEMS) : pages;
  return (
    responseCount > maxResponses(state, pages) ||
    responsesWithoutNewItems > MAX_RESPONSES_WITHOUT_NEW_ITEMS + pagesToReadAgain
  );
}

/** Returns the maximum number of responses for a list: at most 3 for each page of the list, plus 30 or 40 for the checks of the end of the list. */
function maxResponses({ fixedSize, isInconsistent, newItemResponses }: PaginationState, pages: number): number {
  if (fixedSize !== undefined) return 30 + 3 * pages;
  return 40 + (isInconsistent ? 2 * Math.min(pages, newItemResponses) : 2.75 * pages);
}
