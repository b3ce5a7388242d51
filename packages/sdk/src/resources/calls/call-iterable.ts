import type { Call } from "@smartalex/contract";
import { InvalidRequestError } from "../../errors.ts";
import type { CallFilter, CallPredicate } from "./call-filter.ts";
import type { CallFetcher } from "./call-fetcher.ts";

/** Calls that come one after the other. Leaving the loop stops the requests. */
export abstract class CallIterable implements AsyncIterable<Call> {
  readonly #details: CallFetcher;

  constructor(details: CallFetcher) {
    this.#details = details;
  }

  /** Every call, once, for `for await`. Leaving the loop stops the requests. */
  abstract [Symbol.asyncIterator](): AsyncIterator<Call, void, undefined>;

  /**
   * Those calls that a filter or a function lets through. The API filters by status and age alone: here all calls are read, and
   * compared as they come. The loop throws `InvalidRequestError` for a filter that cannot work.
   */
  filter(filter: CallFilter | CallPredicate): CallIterable {
    return new FilteredCalls(this, filter, this.#details);
  }

  /**
   * Returns the first `limit` calls as an array. Pass `Infinity` for all, if they fit in memory. Throws `InvalidRequestError` for a limit
   * that is missing, or not a whole number from 0.
   */
  async toArray(options: { limit: number }): Promise<Call[]> {
    const limit = (options as { limit: number } | undefined)?.limit ?? NaN; // JavaScript can leave it out
    if (!(limit >= 0 && (Number.isInteger(limit) || limit === Infinity))) {
      throw new InvalidRequestError(
        "toArray needs a limit: a whole number from 0, or Infinity for all calls. Example: toArray({ limit: 100 }).",
        { code: "invalid_request" },
      );
    }
    const calls: Call[] = [];
    if (limit === 0) return calls;
    for await (const call of this) {
      if (calls.push(call) >= limit) break;
    }
    return calls;
  }
}

class FilteredCalls extends CallIterable {
  readonly #filtered: () => AsyncGenerator<Call, void, undefined>;

  constructor(source: CallIterable, filter: CallFilter | CallPredicate, details: CallFetcher) {
    super(details);
    this.#filtered = async function* () {
      const { filterCalls } = await import("./call-filter.ts"); // many clients never need it
      yield* filterCalls(source, filter, details);
    };
  }

  [Symbol.asyncIterator](): AsyncGenerator<Call, void, undefined> {
    return this.#filtered();
  }
}
