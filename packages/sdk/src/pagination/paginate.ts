import { InvalidResponseError, NotFoundError } from "../errors.ts";
import { advance } from "./advance/advance.ts";
import { nextPage, nextPrefetchedPage } from "./advance/next-page.ts";
import { initialState, type PaginationState } from "./advance/pagination-state.ts";
import { isContradictory, receivePage } from "./advance/received-page.ts";
import { pageFromError, withSmallerPages } from "./advance/recover.ts";
import type { ListBody, ListCheckpoint, ListSource, PageQuery } from "./list-source.ts";
import type { ListWarning } from "../transport/instrumentation/warnings.ts";
import { pagesCannotOverlap, totalMismatch } from "./list-warning.ts";
import { validateConcurrency } from "./map-concurrent.ts";
import { PagePrefetcher } from "./page-prefetcher.ts";
import { SeenIds } from "./seen-ids.ts";

/**
 * The number of IDs to remember, so that each item is returned only once. An item can be returned twice only if more than this number of items are
 * added between two requests.
 */
const REMEMBERED_ITEMS = 10_000;
const DEFAULT_CONCURRENCY = 5;

/**
 * Stores the largest page size that the server accepts, after the server has rejected a larger page size. All lists of a resource share one
 * `PageSizeLimit`.
 */
export interface PageSizeLimit {
  largest: number | undefined;
}

/** Options for reading a list. */
export interface PaginateOptions<Item> {
  /**
   * The maximum number of pages that are requested at the same time. The first page is requested before all other pages, because it shows how many
   * pages the list has.
   *
   * @default 5
   */
  concurrency?: number | undefined;
  /** A signal that stops the requests. */
  signal?: AbortSignal | undefined;
  /** The first page, if it was already requested. */
  first?: Promise<ListBody<Item>> | undefined;
  /** The checkpoint at which to continue reading the list. By default, the list is read from its start. */
  after?: ListCheckpoint | undefined;
  /** The largest page size that the server accepts, in an object that several lists can share. */
  limit?: PageSizeLimit | undefined;
  /** Called if the list may be incomplete or its total may be wrong. Each warning `code` is reported at most once. */
  onWarning?: ((warning: ListWarning) => void) | undefined;
}

/** A page that has new items but was not accepted, because rows may be missing between the page and the returned items. */
interface RejectedPage {
  requested: PageQuery;
  ids: string[];
}

/**
 * Yields every item of a list once, page by page. Items may have any order, if the order does not change while the list is read. `paginate` requests
 * pages, remembers IDs and sends warnings. The function `advance` decides which items of a response to yield, and which page to request next.
 *
 * @throws {InvalidOptionError} if `concurrency` is not an integer of at least 1.
 * @throws {InvalidResponseError} if pages repeat or change while the list is read, so that not all items can be returned.
 */
export async function* paginate<Item extends { id: string }, Query extends PageQuery>(
  source: ListSource<Item, Query>,
  query: Query,
  { after, concurrency = DEFAULT_CONCURRENCY, first, limit, onWarning, signal }: PaginateOptions<Item>,
): AsyncGenerator<ListBody<Item>, void, undefined> {
  validateConcurrency(concurrency);
  const seen = new SeenIds(REMEMBERED_ITEMS + (after?.ids.length ?? 0));
  for (const id of after?.ids ?? []) seen.add(id);
  const prefetcher = new PagePrefetcher<Item>((page, pageSignal) => {
    return source.fetchPage({ ...query, ...page }, pageSignal);
  }, signal);
  const { per_page: pageSizes } = source.parameters;
  let state = initialState(query, { after, pageSizes, sizeLimit: limit?.largest });
  let isSizeRejected = false;
  let lastRejected: RejectedPage | undefined;
  let notFound: NotFoundError | undefined; // the 404 for a page that should exist according to `meta.total`

  /** Requests a rejected page again, and returns whether the page still has an item that was not yielded. */
  async function hasUnreturnedItems({ ids, requested }: RejectedPage): Promise<boolean> {
    const unreturned = new Set(ids.filter((id) => !seen.has(id)));
    if (unreturned.size === 0) return false;
    const { data } = await source.fetchPage({ ...query, ...requested }, signal);
    return data.some(({ id }) => unreturned.has(id));
  }

  try {
    if (first) prefetcher.push(query, first);
    else prefetcher.request(nextPage(state));
    for (;;) {
      const { requested, response } = prefetcher.take();
      let page: ListBody<Item>;
      try {
        page = await response;
      } catch (error) {
        const smaller = withSmallerPages(state, error, { requested, query, defaultSize: pageSizes.default });
        if (smaller) {
          isSizeRejected = true;
          state = smaller.state;
          prefetcher.abort();
          prefetcher.request(smaller.page);
          continue;
        }
        page = pageFromError(error, requested, state);
        if (error instanceof NotFoundError && isContradictory(receivePage(page, requested, seen))) notFound ??= error;
      }

      const received = receivePage(page, requested, seen);
      const { items, next, state: stateAfter } = advance(state, received);
      for (const { id } of items) seen.add(id);
      if (items.length < received.newItems.length) {
        lastRejected = { requested, ids: received.newItems.map(({ id }) => id) };
      }
      if (isSizeRejected && limit) limit.largest = stateAfter.sizeLimit;
      isSizeRejected = false;
      if (stateAfter.cannotOverlap && !state.cannotOverlap) onWarning?.(pagesCannotOverlap(source, query, stateAfter));
      state = stateAfter;
      if (items.length > 0) yield { data: items, meta: page.meta };

      if (next.kind === "error") throw inconsistentPages(source, state);
      if (next.kind === "done") {
        if (!next.isMismatch) return;
        if (notFound !== undefined) throw notFound;
        if (lastRejected && (await hasUnreturnedItems(lastRejected))) throw inconsistentPages(source, state);
        onWarning?.(totalMismatch(source, query, state));
        return;
      }
      if (!next.keepPrefetched) prefetcher.abort();
      if (prefetcher.size === 0) prefetcher.request(next.page);
      for (;;) {
        const range = prefetcher.size < concurrency ? nextPrefetchedPage(state, prefetcher.end) : undefined;
        if (!range) break;
        prefetcher.request(range);
      }
    }
  } finally {
    prefetcher.abort();
  }
}

function inconsistentPages(
  { itemName }: Pick<ListSource<unknown>, "itemName">,
  { returned, total }: PaginationState,
): InvalidResponseError {
  return new InvalidResponseError(
    `The server reports ${total} ${itemName}, but its pages hold ${returned}. The pages repeat or change while they are read. Try again. If the ` +
      "problem persists, contact SmartAlex support.",
    { body: "" },
  );
}
