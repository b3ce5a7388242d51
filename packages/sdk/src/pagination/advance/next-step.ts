import type { PageRange } from "../page-range.ts";
import { isTotalMismatch, nextEndCheck } from "./list-end.ts";
import { nextPage } from "./next-page.ts";
import type { PaginationState } from "./pagination-state.ts";

/**
 * The next step after a response: request a page, end the list, or end it with an error. `keepPrefetched` is true if the pages that were already
 * requested are still useful. `isMismatch` is true if the number of items differs from the total of the list.
 */
export type Next =
  | { kind: "request"; page: PageRange; keepPrefetched: boolean }
  | { kind: "done"; isMismatch: boolean }
  | { kind: "error" };

/** The state after a response, and the next step. */
export interface Decision {
  state: PaginationState;
  next: Next;
  /** True if the page follows the returned items. The new items of the page are then returned. */
  isAccepted: boolean;
}

/** Requests the page with the next rows. */
export function requestNext(state: PaginationState, { keepPrefetched = false } = {}): Decision {
  return requestPage({ ...state, phase: "reading" }, nextPage(state), { keepPrefetched });
}

/** Requests the last row of the list. If this row was not returned before, the list does not end at the assumed position. */
export function requestLastRow(state: PaginationState): Decision {
  return requestPage({ ...state, phase: "checking-last-row" }, { page: state.total, per_page: 1 });
}

/** Requests the next page that shows whether the list has ended. If no such page is left, the list has ended. */
export function requestEndCheck(state: PaginationState): Decision {
  const page = nextEndCheck(state);
  if (!page) return done(state);
  return requestPage({ ...state, phase: "checking-end", endChecks: state.endChecks + 1 }, page);
}

/** Ends the list. */
export function done(state: PaginationState): Decision {
  return { state, next: { kind: "done", isMismatch: isTotalMismatch(state) }, isAccepted: false };
}

function requestPage(state: PaginationState, page: PageRange, { keepPrefetched = false } = {}): Decision {
  return { state, next: { kind: "request", page, keepPrefetched }, isAccepted: false };
}
