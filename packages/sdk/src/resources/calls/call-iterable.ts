import type { Call } from "@smartalex/contract";
import { withAsyncDispose } from "../../pagination/async-dispose.ts";
import type { CallFetcher } from "./call-fetcher.ts";
import type { CallFilter, CallPredicate } from "./call-filter.ts";

/** The calls that match a filter. Iterate this object with `for await`. Leaving the `for await` loop stops the requests. */
export class CallIterable implements AsyncIterable<Call> {
  readonly #source: AsyncIterable<Call>;
  readonly #filter: CallFilter | CallPredicate;
  readonly #fetcher: CallFetcher;

  /** @internal */
  constructor(source: AsyncIterable<Call>, filter: CallFilter | CallPredicate, fetcher: CallFetcher) {
    this.#source = source;
    this.#filter = filter;
    this.#fetcher = fetcher;
  }

  /** Yields every matching call once. Throws `InvalidRequestError` for an invalid filter. */
  [Symbol.asyncIterator](): AsyncGenerator<Call, void, undefined> {
    return withAsyncDispose(this.#filtered());
  }

  /** Adds a filter to the existing filters, and returns only the calls that match all filters. */
  filter(filter: CallFilter | CallPredicate): CallIterable {
    return new CallIterable(this, filter, this.#fetcher);
  }

  /**
   * Returns the first `limit` calls as an array. Pass `Infinity` for all calls, if they fit into memory.
   *
   * @throws `InvalidRequestError` if `limit` is missing, or not an integer of at least 0.
   */
  async toArray(options: { limit: number }): Promise<Call[]> {
    const { toArray } = await import("../../pagination/iterate.ts");
    return toArray(this, options);
  }

  async *#filtered(): AsyncGenerator<Call, void, undefined> {
    const { filterCalls } = await import("./call-filter.ts"); // many clients never need this module
    yield* filterCalls(this.#source, this.#filter, this.#fetcher);
  }
}
