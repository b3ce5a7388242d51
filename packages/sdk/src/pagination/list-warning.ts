import type { ListCallsQuery } from "@smartalex/contract";
import type { PaginationState } from "./advance/pagination-state.ts";

/** What limits the completeness of a list, or of what is built on it. `code` tells the kinds apart, for programs. */
export type ListWarning = PagesCannotOverlap | TotalMismatch;

interface Warning {
  /** What happened, and what to do about it. */
  readonly message: string;
  /** The query of the list, without `page` and `per_page`. */
  readonly query: Readonly<Pick<ListCallsQuery, "since_hours" | "status">>;
}

/**
 * The server ignores `per_page`, or gives no pages large enough to overlap. Pages are then read one at a time. A call that is deleted
 * at the same moment as another arrives can move between two pages unseen.
 */
export interface PagesCannotOverlap extends Warning {
  readonly code: "pages_cannot_overlap";
  /** How many calls a page of this server has. */
  readonly pageSize: number;
}

/** The list ended, but not where `meta.total` says. Either the total is wrong, or the server does not return all calls. */
export interface TotalMismatch extends Warning {
  readonly code: "total_mismatch";
  /** How many calls were returned. */
  readonly received: number;
  /** `meta.total` of the last page. */
  readonly total: number;
}

/** The warning for a list whose pages cannot overlap. */
export function pagesCannotOverlap(query: ListCallsQuery, { fixed, largest }: PaginationState): PagesCannotOverlap {
  const pageSize = fixed ?? largest;
  return {
    code: "pages_cannot_overlap",
    message:
      `The server returns pages of ${pageSize} calls that cannot overlap. If calls are deleted while others arrive, some calls of this ` +
      "list may be missing. Read the list again when fewer calls change, or limit it with since_hours.",
    query: withoutPage(query),
    pageSize,
  };
}

/** The warning for a list that has ended elsewhere than its total says. */
export function totalMismatch(query: ListCallsQuery, { given, total }: PaginationState): TotalMismatch {
  return {
    code: "total_mismatch",
    message:
      `The server reports a total of ${total} calls, but its pages ended after ${given}. Either the total is wrong, or the server does ` +
      "not return all calls. To check, list fewer calls with since_hours or status.",
    query: withoutPage(query),
    received: given,
    total,
  };
}

function withoutPage({ since_hours, status }: ListCallsQuery): ListWarning["query"] {
  return { ...(since_hours !== undefined && { since_hours }), ...(status !== undefined && { status }) };
}
