import { withEndSearch } from "./end-search.ts";
import { resumeReading, withEndCheck } from "./list-end.ts";
import { done, requestEndCheck, requestNext, type Decision, type Next } from "./next-step.ts";
import { learnSize } from "./page-size.ts";
import { noEndChecks, type PaginationState } from "./pagination-state.ts";
import { FIRST_STEP_BACK, readPage } from "./read-page.ts";
import type { ReceivedPage } from "./received-page.ts";

/**
 * The maximum number of consecutive responses without new items. Responses that are needed to read the list again are allowed in addition. If the
 * server contradicts itself, at most this number of additional responses is allowed.
 */
const MAX_RESPONSES_WITHOUT_NEW_ITEMS = 15;

/** The result of processing a response. */
export interface Step<Item> {
  state: PaginationState;
  /** The new items, in the server's order. Empty if the page does not continue the list. */
  items: Item[];
  next: Next;
}

/** Processes a response: decides which items are new, and what to request next. The next step is `error` if too many responses had no new items. */
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
  // A page whose size differs from the requested size has a different position in the list. It shows nothing about the end of the list.
  if (page.size !== page.requestedSize && !hasNewItems)
    return requestNext({ ...learnSize(before, page), ...noEndChecks });
  if (!hasNewItems) return requestEndCheck(withEndSearch(before, page) ?? withEndCheck(before, page));
  const after = resumeReading(before, page);
  // Items before this page may not have been returned yet, unless the page has an item that was returned before.
  if (before.endSearch && !page.isOverlapping) {
    return requestNext({ ...after, covered: page.start, receivedEnd: page.start, stepBack: FIRST_STEP_BACK });
  }
  const isFurther = after.covered > before.covered && after.fixedSize === before.fixedSize;
  return isFurther ? requestNext(after) : readPage(after, page);
}

/** Adds a response to the counters. */
function withResponse(
  after: PaginationState,
  before: PaginationState,
  { hasNewItems }: { hasNewItems: boolean },
): PaginationState {
  // A search for the end repeats the same check. The few responses of a search are not counted.
  const isSearchingEnd = after.phase === "checking-end" && after.endChecks === before.endChecks;
  const without = before.responsesWithoutNewItems + (isSearchingEnd ? 0 : 1);
  return {
    ...after,
    responseCount: before.responseCount + 1,
    newItemResponses: before.newItemResponses + (hasNewItems ? 1 : 0),
    responsesWithoutNewItems: hasNewItems ? 0 : without,
  };
}

/** Returns whether reading the list has taken more responses than allowed, so that reading has to stop. */
function isStuck(state: PaginationState): boolean {
  const { fixedSize, furthest, isInconsistent, maxSize, responseCount, responsesWithoutNewItems } = state;
  const pages = furthest / (fixedSize ?? maxSize);
  const pagesToReadAgain = isInconsistent ? Math.min(pages, MAX_RESPONSES_WITHOUT_NEW_ITEMS) : pages;
  return (
    responseCount > maxResponses(state, pages) ||
    responsesWithoutNewItems > MAX_RESPONSES_WITHOUT_NEW_ITEMS + pagesToReadAgain
  );
}

/** Returns the maximum number of responses for a list: up to three for each page that a plain loop requests, plus some for the end of the list. */
function maxResponses({ fixedSize, isInconsistent, newItemResponses }: PaginationState, pages: number): number {
  if (fixedSize !== undefined) return 30 + 3 * pages;
  return 40 + (isInconsistent ? 2 * Math.min(pages, newItemResponses) : 2.75 * pages);
}
