import { ApiPromise } from "../api/api-promise.ts";
import { InvalidRequestError } from "../errors.ts";
import type { HttpResponse } from "../transport/middleware.ts";
import type { ListBody, ListCheckpoint, ListSource, PageQuery } from "./list-source.ts";
import { createPage, type Page } from "./page.ts";
import type { PaginateOptions } from "./paginate.ts";
import { toArray } from "./to-array.ts";

/** Requests the pages of a list, and parses them. */
export interface PageSource<Item> extends Omit<ListSource<Item>, "fetchPage"> {
  request: (query: PageQuery, signal?: AbortSignal) => Promise<HttpResponse>;
  parse: (response: HttpResponse, query: PageQuery) => ListBody<Item> | Promise<ListBody<Item>>;
}

/** Where to start reading a list. Defaults to the first page. */
type Start<Item> = Partial<Pick<PaginateOptions<Item>, "after" | "first">>;

/** Yields the items of a list page by page. */
type ReadPages<Item> = (start: Start<Item>) => AsyncGenerator<ListBody<Item>, void, undefined>;

/**
 * A list that is requested when you use it: `await` returns one page, `for await` returns every item. Leaving the loop stops the requests.
 *
 * @example
 * const page = await client.calls.list({ status: "completed" });
 * for await (const call of client.calls.list({ status: "completed" })) console.log(call.id);
 */
export class PagePromise<Item extends { id: string }> extends ApiPromise<Page<Item>> implements AsyncIterable<Item> {
  override readonly [Symbol.toStringTag]: string = "PagePromise";
  readonly #readPages: ReadPages<Item>;

  /** @internal */
  constructor(source: PageSource<Item>, query: PageQuery, options: Omit<PaginateOptions<Item>, keyof Start<Item>>) {
    const fetchPage = async (pageQuery: PageQuery, signal?: AbortSignal) => {
      return source.parse(await source.request(pageQuery, signal), pageQuery);
    };
    const readPages: ReadPages<Item> = async function* (start) {
      if ((query.page ?? 1) !== 1) {
        throw new InvalidRequestError(
          "page cannot be combined with iteration. Remove it, or await pages one by one with getNextPage().",
          { code: "invalid_request" },
        );
      }
      const { paginate } = await import("./paginate.ts"); // a client that awaits single pages never needs it
      yield* paginate({ ...source, fetchPage }, query, { ...options, ...start });
    };
    super(
      () => source.request(query),
      async (response) => {
        return createPage(await source.parse(response, query), {
          fetchPage: (page) => fetchPage({ ...query, page }),
          iterate: (first) => items(readPages({ first: Promise.resolve(first) })),
        });
      },
    );
    this.#readPages = readPages;
  }

  /** Yields every item once. Throws `InvalidRequestError` if the query has a `page` other than 1. */
  [Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined> {
    return items(this.pages());
  }

  /**
   * Yields every item once, in pages of up to 100 items, or of `per_page` if that is at least 20. Continues after the first page if it was
   * awaited before, or after a checkpoint of another loop, for example of a process that was killed.
   *
   * @throws `InvalidRequestError` if the query has a `page` other than 1.
   */
  pages({ after }: { after?: ListCheckpoint | undefined } = {}): AsyncGenerator<ListBody<Item>, void, undefined> {
    return this.#readPages({ after, first: after || !this.isRequested ? undefined : this.then() });
  }

  /**
   * Returns the first `limit` items as an array. Pass `Infinity` for all items, if they fit into memory.
   *
   * @throws `InvalidRequestError` if `limit` is missing, or not an integer of at least 0.
   */
  toArray(options: { limit: number }): Promise<Item[]> {
    return toArray(this, options);
  }
}

async function* items<Item>(pages: AsyncIterable<ListBody<Item>>): AsyncGenerator<Item, void, undefined> {
  for await (const { data } of pages) yield* data;
}
