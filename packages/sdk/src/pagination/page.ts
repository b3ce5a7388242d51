import type { PageMeta } from "@smartalex/contract";
import type { ListBody } from "./list-source.ts";

/**
 * One page of a list. Use `for await` over a page to get the items of this page and of all following pages.
 *
 * @example
 * const page = await client.calls.list({ per_page: 50 });
 * console.log(page.data.length, page.meta.total);
 * if (page.hasNextPage) console.log((await page.getNextPage())?.data.length);
 */
export interface Page<Item> extends AsyncIterable<Item> {
  /** The items of this page. */
  readonly data: Item[];
  /** Pagination metadata, as the server sent it. */
  readonly meta: PageMeta;
  /** True if the list continues after this page. */
  readonly hasNextPage: boolean;
  /** Requests the next page with the same query. Resolves to `undefined` if this is the last page. */
  getNextPage(): Promise<Page<Item> | undefined>;
}

/** The functions that a page uses to request the following pages. */
export interface PageLinks<Item> {
  fetchPage: (page: number) => Promise<ListBody<Item>>;
  /** Yields the items of the passed page and of all following pages. */
  iterate: (page: ListBody<Item>) => AsyncIterator<Item, void, undefined>;
}

/** Creates a page from the body of a response. */
export function createPage<Item>(body: ListBody<Item>, links: PageLinks<Item>): Page<Item> {
  const { data, meta } = body;
  // Use `meta.per_page`, because the server may have used a smaller page size than requested.
  const hasNextPage = data.length > 0 && meta.page * meta.per_page < meta.total;
  return {
    data,
    meta,
    hasNextPage,
    async getNextPage() {
      return hasNextPage ? createPage(await links.fetchPage(meta.page + 1), links) : undefined;
    },
    [Symbol.asyncIterator]: () => links.iterate(body),
  };
}

/** Yields the items of pages. */
export async function* itemsOf<Item>(pages: AsyncIterable<ListBody<Item>>): AsyncGenerator<Item, void, undefined> {
  for await (const { data } of pages) yield* data;
}
