import { InvalidRequestError } from "../errors.ts";
import type { ClientHooks } from "../transport/instrumentation/events.ts";
import type { Instrumentation } from "../transport/instrumentation/instrumentation.ts";
import { reportWarning } from "../transport/instrumentation/report-warning.ts";
import type { ListBody, ListCheckpoint, PageQuery, PageSource } from "./list-source.ts";
import { itemsOf } from "./page.ts";
import { paginate, type PaginateOptions } from "./paginate.ts";
import { toArray } from "./to-array.ts";

// This module contains the code that iterates lists, and is loaded before the first iteration.

export { paginate, toArray };

/** Options for reading a list. */
export interface ListReaderOptions<Item> extends Omit<PaginateOptions<Item>, "after" | "first" | "onWarning"> {
  instrumentation: Instrumentation;
  /** Replaces the `onWarning` of the client for this list. */
  onWarning: ClientHooks["onWarning"];
}

/** The position where the iteration of a list starts: a checkpoint or, by default, the start of the list. */
export interface IterationStart<Item> {
  /** The checkpoint of an earlier iteration, from which to continue. */
  after?: ListCheckpoint | undefined;
  /** The first page, if it was already requested. */
  first?: Promise<ListBody<Item>> | undefined;
}

/** The source, the query and the options of a list that can be iterated. */
export interface IterableList<Item> {
  readonly source: PageSource<Item>;
  readonly query: PageQuery;
  readonly options: ListReaderOptions<Item>;
  /** Requests and parses a page. */
  readonly fetchPage: (query: PageQuery, signal?: AbortSignal) => Promise<ListBody<Item>>;
}

/** Yields every item of a list once, page by page. Throws `InvalidRequestError` if the query has a `page` other than 1. */
export async function* readPages<Item extends { id: string }>(
  list: IterableList<Item>,
  start: IterationStart<Item>,
): AsyncGenerator<ListBody<Item>, void, undefined> {
  if ((list.query.page ?? 1) !== 1) {
    throw new InvalidRequestError(
      "page cannot be combined with iteration. Remove page from the query, or await the page and iterate over it.",
      { code: "invalid_request" },
    );
  }
  yield* paginateFrom(list, start);
}

/** Yields the items of a page and of all following pages. */
export async function* readItemsFrom<Item extends { id: string }>(
  list: IterableList<Item>,
  page: ListBody<Item>,
): AsyncGenerator<Item, void, undefined> {
  const { data, meta } = page;
  if (meta.page === 1) {
    yield* itemsOf(paginateFrom(list, { first: Promise.resolve(page) }));
    return;
  }
  yield* data;
  if (data.length === 0) return;
  const returned = Math.min(meta.page * meta.per_page, meta.total);
  yield* itemsOf(paginateFrom(list, { after: { meta, returned, ids: data.map(({ id }) => id) } }));
}

function paginateFrom<Item extends { id: string }>(
  { fetchPage, options, query, source }: IterableList<Item>,
  start: IterationStart<Item>,
): AsyncGenerator<ListBody<Item>, void, undefined> {
  const { instrumentation, onWarning, ...others } = options;
  return paginate({ ...source, fetchPage }, query, {
    ...others,
    ...start,
    onWarning: (warning) => {
      reportWarning(instrumentation, warning, onWarning);
    },
  });
}
