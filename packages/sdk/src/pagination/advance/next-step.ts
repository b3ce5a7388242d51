import type { PageRange } from "../page-range.ts";
import { isTotalMismatch, nextEndCheck } from "./list-end.ts";
import { nextPage } from "./next-page.ts";
import type { PaginationState } from "./pagination-state.ts";

/**
 * The next step after a response: request a page, stop because the list has ended, or stop with an error. `keepPrefetched` is true if the pages that
 * were already requested are still useful. `isMismatch` is true if the number of items in the list differs from the total that the server reported.
 */
export type Next =
  | { kind: "request"; page: PageRange; keepPrefetched: boolean }
  | { kind: "done"; isMismatch: boolean }
  | { kind: "error" };

/** The state after a response was processed, and the next step. */
export interface Decision {
  state: PaginationState;
  next: Next;
  /** True if the page follows the items that were returned before, so that the new items of the page can be returned. */
  isAccepted: boolean;
}

/** Decides to request the page with the next rows. */
export function requestNext(state: PaginationState, { keepPrefetched = false } = {}): Decision {
  return requestPage({ ...state, phase: "reading" }, nextPage(state), { keepPrefetched });
}

/** Decides to request the last row of the list. If the last row was not returned before, the client has missed items and continues reading. */
export function requestLastRow(state: PaginationState): Decision {
  return requestPage({ ...state, phase: "checking-last-row" }, { page: state.total, per_page: 1 });
}

/** Decides to request the next page that shows whether the list has ended. If all checks are done, ends the list. */
export function requestEndCheck(state: PaginationState): Decision {
  const page = nextEndCheck(state);
  if (!page) return done(state);
  return requestPage({ ...state, phase: "checking-end", endChecks: state.endChecks + 1 }, page);
}

/** Decides that the list has ended. */
export function done(state: PaginationState): Decision {
  return { state, next: { kind: "done", isMismatch: isTotalMismatch(state) }, isAccepted: false };
}

function requestPage(state: PaginationState, page: PageRange, { keepPrefetched = false } = {}): Decision {
  return { state, next: { kind: "request", page, keepPrefetched }, isAccepted: false };
}
