import type { ListCallsQuery, CallListBody } from "@smartalex/contract";
import { InvalidResponseError, NotFoundError } from "../errors.ts";
import { advance } from "./advance/advance.ts";
import type { ListCheckpoint } from "./list-checkpoint.ts";
import { pagesCannotOverlap, totalMismatch, type ListWarning } from "./list-warning.ts";
import type { FetchPage } from "./page.ts";
import { PagePrefetcher, type RequestedPage } from "./page-prefetcher.ts";
import { isContradictory, receivePage } from "./advance/received-page.ts";
import { SeenIds } from "./seen-ids.ts";
import { pageOfError, withSmallerPages } from "./advance/recover.ts";
import { startState, nextPrefetchedPage, nextPage, type PaginationState } from "./advance/pagination-state.ts";

/** Far more calls than arrive between two requests. As long as no more do, none is returned twice. */
const REMEMBERED_CALLS = 10_000;

/** The largest page size that a server accepts, as far as its client knows. Shared by all lists of a client. */
export interface PageSizeLimit {
  largest: number | undefined;
}

/** The last page that had new calls and did not continue the list. */
interface RejectedPage {
  asked: RequestedPage;
  ids: string[];
}

/** How to read a list. */
export interface PaginateOptions {
  /** How many pages to request before the reader needs them. */
  concurrency: number;
  signal?: AbortSignal | undefined;
  /** The first page, if it was requested before. */
  first?: Promise<CallListBody> | undefined;
  /** Where to go on. Defaults to the head of the list. */
  after?: ListCheckpoint | undefined;
  /** Where to remember that the server has rejected a page size. */
  limit?: PageSizeLimit | undefined;
  /** Called when the list may be incomplete, or its total is wrong; for each `code` at most once. */
  onWarning?: ((warning: ListWarning) => void) | undefined;
}

/**
 * Returns every call of the query once, a page at a time, in whatever fixed order the server keeps. This is the loop: it requests pages,
 * remembers ids, and does what `advance` decides. Throws `InvalidResponseError` if the server has more calls, by its own account, and
 * never returns them.
 */
export async function* paginate(
  fetchPage: FetchPage,
  query: ListCallsQuery,
  { after, concurrency, first, limit = { largest: undefined }, onWarning, signal }: PaginateOptions,
): AsyncGenerator<CallListBody, void, undefined> {
  const seen = new SeenIds(REMEMBERED_CALLS + (after?.ids.length ?? 0));
  for (const id of after?.ids ?? []) seen.add(id);
  const ahead = new PagePrefetcher((window, left) => fetchPage({ ...query, ...window }, left), signal);
  let state = startState(query, { after, limit: limit.largest });
  let isSizeRejected = false;
  let rejected: RejectedPage | undefined;
  let notFound: NotFoundError | undefined; // for a page that exists by the total

  /** Whether a call that was seen and not returned is still on its page. */
  async function isStillThere({ asked, ids }: RejectedPage): Promise<boolean> {
    const missing = new Set(ids.filter((id) => !seen.has(id)));
    if (missing.size === 0) return false;
    const { data } = await fetchPage({ ...query, ...asked }, signal);
    return data.some(({ id }) => missing.has(id));
  }

  try {
    if (first) ahead.push(query, first);
    else ahead.request(nextPage(state));
    for (;;) {
      const { answer, asked } = ahead.take();
      let page: CallListBody;
      try {
        page = await answer;
      } catch (error) {
        const smaller = withSmallerPages(state, error, asked, query);
        if (smaller) {
          isSizeRejected = true;
          state = smaller.state;
          ahead.drop();
          ahead.request(smaller.asked);
          continue;
        }
        page = pageOfError(error, asked, state);
        if (error instanceof NotFoundError && isContradictory(receivePage(page, asked, seen))) notFound ??= error;
      }

      const received = receivePage(page, asked, seen);
      const { items, next, state: stateAfter } = advance(state, received);
      for (const { id } of items) seen.add(id);
      if (items.length < received.fresh.length) rejected = { asked, ids: received.fresh.map(({ id }) => id) };
      if (isSizeRejected) limit.largest = stateAfter.limit;
      isSizeRejected = false;
      if (stateAfter.cannotOverlap && !state.cannotOverlap) onWarning?.(pagesCannotOverlap(query, stateAfter));
      state = stateAfter;
      if (items.length > 0) yield { data: items, meta: page.meta };

      if (next.kind === "error") throw neverGiven(state);
      if (next.kind === "done") {
        if (!next.isMismatch) return;
        if (notFound !== undefined) throw notFound;
        if (rejected && (await isStillThere(rejected))) throw neverGiven(state);
        onWarning?.(totalMismatch(query, state));
        return;
      }
      if (!next.keepsAhead) ahead.drop();
      if (ahead.size === 0) ahead.request(next.window);
      for (;;) {
        const window = ahead.size < concurrency ? nextPrefetchedPage(state, ahead.end) : undefined;
        if (!window) break;
        ahead.request(window);
      }
    }
  } finally {
    ahead.drop();
  }
}

function neverGiven({ given, total }: PaginationState): InvalidResponseError {
  return new InvalidResponseError(
    `The server reports ${total} calls, but its pages hold ${given}, and repeat or change while they are read. Try again; if it happens ` +
      "again, report it to SmartAlex.",
    { body: "" },
  );
}
