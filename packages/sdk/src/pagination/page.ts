import type { Call, ListCallsQuery, CallListBody, PageMeta } from "@smartalex/contract";

/**
 * Asks for one page. The signal takes the place of the caller's, and follows it. `dateMs` is when the page was made by the server's
 * clock, `NaN` where it does not say.
 */
export type FetchPage = (
  query: ListCallsQuery,
  signal?: AbortSignal,
) => Promise<CallListBody & { readonly dateMs?: number }>;

/** One page of calls. */
export interface CallPage {
  /** The calls of this page. */
  readonly data: Call[];
  /** Where the page stands in the whole list, in the server's words. */
  readonly meta: PageMeta;
  /** Whether the list goes on after this page. */
  readonly hasNextPage: boolean;
  /** Asks for the page after this one, with the same query; `undefined` when this is the last. */
  getNextPage(): Promise<CallPage | undefined>;
}

/** Asks for one page, and gives it the way to the next. */
export async function createPage(fetchPage: FetchPage, query: ListCallsQuery): Promise<CallPage> {
  const { data, meta } = await fetchPage(query);
  // The server's per_page, not the one asked for: it may have lowered it.
  const hasNextPage = data.length > 0 && meta.page * meta.per_page < meta.total;
  return {
    data,
    meta,
    hasNextPage,
    getNextPage: () => {
      return hasNextPage ? createPage(fetchPage, { ...query, page: meta.page + 1 }) : Promise.resolve(undefined);
    },
  };
}
