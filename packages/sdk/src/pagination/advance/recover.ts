import { InvalidRequestError, NotFoundError } from "../../errors.ts";
import type { ListBody, PageQuery } from "../list-source.ts";
import { nextPage } from "./next-page.ts";
import { noEndChecks, type PaginationState } from "./pagination-state.ts";

/**
 * Returns an empty page for a 404, because some servers return 404 for pages past the end of the list. The first page cannot be past the end, so a
 * 404 for the first page is an error.
 *
 * @throws the passed error if it is not a 404, or if the request was for the first page.
 */
export function pageFromError(
  error: unknown,
  { page = 1, per_page }: PageQuery,
  { total }: PaginationState,
): ListBody<never> {
  if (!(error instanceof NotFoundError) || page === 1 || per_page === undefined) throw error;
  return { data: [], meta: { page, per_page, total: total || 0 } };
}

/** The state and the request to continue with after the server rejected a page size. */
export interface SmallerPages {
  state: PaginationState;
  page: PageQuery;
}

/**
 * Returns how to continue after the server rejected a page size that the caller did not choose. A server may reject the page size of the client,
 * because the API does not document the maximum page size. If the server rejected the first page, and the caller chose no page size, the client
 * requests the first page again without a size. In all other cases, the client continues with the page size of the caller or with the default size.
 * Returns `undefined` if the error does not reject a page size.
 */
export function withSmallerPages(
  state: PaginationState,
  error: unknown,
  { defaultSize, query, requested }: { requested: PageQuery; query: PageQuery; defaultSize: number },
): SmallerPages | undefined {
  const isRejected = error instanceof InvalidRequestError && (error.status === 400 || error.status === 422);
  const maxSize = query.per_page ?? defaultSize;
  if (!isRejected || (requested.per_page ?? 0) <= maxSize) return undefined;
  const smaller: PaginationState = {
    ...state,
    phase: "reading",
    maxSize,
    sizeLimit: maxSize,
    fixedSize: (state.fixedSize ?? 0) > maxSize ? undefined : state.fixedSize,
    stepBack: 0,
    ...noEndChecks,
  };
  if (state.covered > 0 || query.per_page !== undefined) return { state: smaller, page: nextPage(smaller) };
  return { state: { ...smaller, isSizeRejected: true }, page: { page: 1 } };
}
