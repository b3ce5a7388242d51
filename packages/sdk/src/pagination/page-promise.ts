import { ApiPromise } from "../api/api-promise.ts";
import { withAsyncDispose } from "./async-dispose.ts";
import type { ListReaderOptions } from "./iterate.ts";
import { ListReader } from "./list-reader.ts";
import type { ListBody, ListCheckpoint, PageQuery, PageSource } from "./list-source.ts";
import { itemsOf, type Page } from "./page.ts";

/**
 * A list of items: `await` requests and returns one page, and `for await` requests all pages and yields every item. Leaving the `for await` loop
 * stops the requests.
 *
 * @example
 * const page = await client.calls.list({ status: "completed" });
 * for await (const call of client.calls.list({ status: "completed" })) console.log(call.id);
 */
export class PagePromise<Item extends { id: string }> extends ApiPromise<Page<Item>> implements AsyncIterable<Item> {
  override readonly [Symbol.toStringTag]: string = "PagePromise";
  readonly #reader: ListReader<Item>;

  /** @internal */
  constructor(source: PageSource<Item>, query: PageQuery, options: ListReaderOptions<Item>) {
    const reader = new ListReader(source, query, options);
    super(reader.request, reader.toPage);
    this.#reader = reader;
  }

  /** Yields every item once. Throws `InvalidRequestError` if the query has a `page` other than 1. */
  [Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined> {
    return withAsyncDispose(itemsOf(this.pages()));
  }

  /**
   * Yields every item once, in pages. A page has up to 100 items, or up to `per_page` items if `per_page` is at least 20. If you have already awaited
   * the list, its first page is not requested again. With `after`, the loop continues at a checkpoint, for example at a checkpoint that was saved
   * before the process was stopped.
   *
   * @throws `InvalidRequestError` if the query has a `page` other than 1.
   */
  pages({ after }: { after?: ListCheckpoint | undefined } = {}): AsyncGenerator<ListBody<Item>, void, undefined> {
    const first = after || !this.isRequested ? undefined : this.then();
    first?.catch(() => undefined); // iteration throws the error; without iteration, it must not be an unhandled rejection
    return withAsyncDispose(this.#reader.pages({ after, first }));
  }

  /**
   * Returns the first `limit` items as an array. Pass `Infinity` for all items, if they fit into memory.
   *
   * @throws `InvalidRequestError` if `limit` is missing, or not an integer of at least 0.
   */
  async toArray(options: { limit: number }): Promise<Item[]> {
    const { toArray } = await import("./iterate.ts");
    return toArray(this, options);
  }
}
