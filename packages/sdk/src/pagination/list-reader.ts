import { InvalidRequestError } from "../errors.ts";
import type { HttpResponse } from "../transport/middleware.ts";
import type { ListBody, ListCheckpoint, ListSource, PageQuery } from "./list-source.ts";
import { createPage, type Page } from "./page.ts";
import type { PaginateOptions } from "./paginate.ts";

/** Requests the pages of a list, and parses them. */
export interface PageSource<Item> extends Omit<ListSource<Item>, "fetchPage"> {
  request: (query: PageQuery, signal?: AbortSignal) => Promise<HttpResponse>;
  parse: (response: HttpResponse, query: PageQuery) => ListBody<Item> | Promise<ListBody<Item>>;
}

/** Options for reading a list. */
export type ListReaderOptions<Item> = Omit<PaginateOptions<Item>, "after" | "first">;

/** Reads one list: single pages, or all items. */
export class ListReader<Item extends { id: string }> {
  readonly #source: PageSource<Item>;
  readonly #query: PageQuery;
  readonly #options: ListReaderOptions<Item>;

  constructor(source: PageSource<Item>, query: PageQuery, options: ListReaderOptions<Item>) {
    this.#source = source;
    this.#query = query;
    this.#options = options;
  }

  /** Requests the page that the query selects. */
  readonly request = (): Promise<HttpResponse> => this.#source.request(this.#query);

  /** Creates the page from the response to `request`. */
  readonly toPage = async (response: HttpResponse): Promise<Page<Item>> => {
    return createPage(await this.#source.parse(response, this.#query), {
      fetchPage: (page) => this.#fetchPage({ ...this.#query, page }),
      iterate: (page) => this.#itemsFrom(page),
    });
  };

  /** Yields every item once, page by page. `first` is the promise of the first page, if the page was already requested. */
  async *pages({
    after,
    first,
  }: {
    after?: ListCheckpoint | undefined;
    first?: Promise<ListBody<Item>> | undefined;
  }): AsyncGenerator<ListBody<Item>, void, undefined> {
    if ((this.#query.page ?? 1) !== 1) {
      throw new InvalidRequestError(
        "page cannot be combined with iteration. Remove page from the query, or await the page and iterate over it.",
        { code: "invalid_request" },
      );
    }
    yield* this.#paginate({ after, first });
  }

  async *#paginate(
    start: Pick<PaginateOptions<Item>, "after" | "first">,
  ): AsyncGenerator<ListBody<Item>, void, undefined> {
    const { paginate } = await import("./paginate.ts"); // a program that awaits only single pages does not need this module
    const source = { ...this.#source, fetchPage: this.#fetchPage };
    yield* paginate(source, this.#query, { ...this.#options, ...start });
  }

  /** Yields the items of a page, and of all pages that follow. */
  async *#itemsFrom(page: ListBody<Item>): AsyncGenerator<Item, void, undefined> {
    const { data, meta } = page;
    if (meta.page === 1) {
      yield* itemsOf(this.#paginate({ first: Promise.resolve(page) }));
      return;
    }
    yield* data;
    if (data.length === 0) return;
    const returned = Math.min(meta.page * meta.per_page, meta.total);
    yield* itemsOf(this.#paginate({ after: { meta, returned, ids: data.map(({ id }) => id) } }));
  }

  readonly #fetchPage = async (query: PageQuery, signal?: AbortSignal): Promise<ListBody<Item>> => {
    return this.#source.parse(await this.#source.request(query, signal), query);
  };
}

/** Yields the items of pages. */
export async function* itemsOf<Item>(pages: AsyncIterable<ListBody<Item>>): AsyncGenerator<Item, void, undefined> {
  for await (const { data } of pages) yield* data;
}
