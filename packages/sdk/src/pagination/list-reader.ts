import type { HttpResponse } from "../transport/middleware.ts";
import type { IterableList, IterationStart, ListReaderOptions } from "./iterate.ts";
import type { ListBody, PageQuery, PageSource } from "./list-source.ts";
import { createPage, type Page } from "./page.ts";

/** Reads a list, either one page at a time or all items. */
export class ListReader<Item extends { id: string }> implements IterableList<Item> {
  readonly source: PageSource<Item>;
  readonly query: PageQuery;
  readonly options: ListReaderOptions<Item>;

  constructor(source: PageSource<Item>, query: PageQuery, options: ListReaderOptions<Item>) {
    this.source = source;
    this.query = query;
    this.options = options;
  }

  /** Requests the page that the query selects. */
  readonly request = (): Promise<HttpResponse> => this.source.request(this.query);

  /** Creates the page from the response to `request`. */
  readonly toPage = async (response: HttpResponse): Promise<Page<Item>> => {
    return createPage(await this.source.parse(response, this.query), {
      fetchPage: (page) => this.fetchPage({ ...this.query, page }),
      iterate: (page) => this.#itemsFrom(page),
    });
  };

  /** Requests and parses a page. */
  readonly fetchPage = async (query: PageQuery, signal?: AbortSignal): Promise<ListBody<Item>> => {
    return this.source.parse(await this.source.request(query, signal), query);
  };

  /** Yields every item once, page by page. Throws `InvalidRequestError` if the query has a `page` other than 1. */
  async *pages(start: IterationStart<Item>): AsyncGenerator<ListBody<Item>, void, undefined> {
    const { readPages } = await import("./iterate.ts"); // a program that awaits only single pages does not need this module
    yield* readPages(this, start);
  }

  async *#itemsFrom(page: ListBody<Item>): AsyncGenerator<Item, void, undefined> {
    const { readItemsFrom } = await import("./iterate.ts");
    yield* readItemsFrom(this, page);
  }
}
