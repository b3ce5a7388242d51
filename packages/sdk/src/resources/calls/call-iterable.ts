import type { Call } from "@smartalex/contract";
import { withAsyncDispose } from "../../pagination/async-dispose.ts";
import type { CallSource } from "./call-fetcher.ts";
import type { CallFilter, CallPredicate } from "./call-filter.ts";

/** The calls that match a filter. Iterate this object with `for await`. Leaving the `for await` loop stops the requests. */
export class CallIterable implements AsyncIterable<Call> {
  readonly #source: AsyncIterable<Call>;
  readonly #filter: CallFilter | CallPredicate;
  readonly #calls: CallSource;

  /** @internal */
  constructor(source: AsyncIterable<Call>, filter: CallFilter | CallPredicate, calls: CallSource) {
    this.#source = source;
    this.#filter = filter;
    this.#calls = calls;
  }

  /** Yields every matching call once. Throws `InvalidRequestError` for an invalid filter. */
  [Symbol.asyncIterator](): AsyncGenerator<Call, void, undefined> {
    return withAsyncDispose(this.#filtered());
  }

  /** Adds a filter to the existing filters, and returns only the calls that match all filters. */
  filter(filter: CallFilter | CallPredicate): CallIterable {
    return new CallIterable(this, filter, this.#calls);
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
    const { filterCalls } = await import("./lookups.ts"); // many clients never need this module
    yield* filterCalls(this.#source, this.#filter, this.#calls);
  }
}
