import type { ListCallsQuery, CallListBody } from "@smartalex/contract";
import { listCallsQueryLimits } from "@smartalex/contract/constants";
import { InvalidRequestError, NotFoundError } from "../../errors.ts";
import { startOfPast } from "./list-end.ts";
import type { RequestedPage } from "../page-prefetcher.ts";
import { nextPage, type PaginationState } from "./pagination-state.ts";

const DEFAULT_SIZE = listCallsQueryLimits.per_page.default;

/**
 * The page that an error stands for: some servers answer 404 for a page past the end of the list. The first page cannot be past the end.
 * Any other error is thrown again.
 */
export function pageOfError(
  error: unknown,
  { page = 1, per_page }: RequestedPage,
  { total }: PaginationState,
): CallListBody {
  if (!(error instanceof NotFoundError) || page === 1 || per_page === undefined) throw error;
  return { data: [], meta: { page, per_page, total: total || 0 } };
}

/**
 * How to go on after the server has rejected a page size that the caller did not choose. The API does not document its maximum, so the
 * head of the list is requested without a size, and later pages with the default size. `undefined` for any other error.
 */
export function withSmallerPages(
  state: PaginationState,
  error: unknown,
  { per_page = 0 }: RequestedPage,
  query: ListCallsQuery,
): { state: PaginationState; asked: RequestedPage } | undefined {
  const isRejected = error instanceof InvalidRequestError && (error.status === 400 || error.status === 422);
  const largest = query.per_page ?? DEFAULT_SIZE;
  if (!isRejected || per_page <= largest) return undefined;
  const fixed = (state.fixed ?? 0) > largest ? undefined : state.fixed;
  const smaller: PaginationState = {
    ...state,
    fixed,
    largest,
    limit: largest,
    phase: "reading",
    back: 0,
    ...startOfPast,
  };
  if (state.covered > 0 || query.per_page !== undefined) return { state: smaller, asked: nextPage(smaller) };
  return { state: { ...smaller, isSizeRejected: true }, asked: { page: 1 } };
}
