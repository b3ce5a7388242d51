import type { Call } from "@smartalex/contract";
import { InvalidRequestError } from "../errors.ts";
import type { CallFilter, CallPredicate } from "./call-filter.ts";
import type { DetailSource } from "./detail-source.ts";

/** Calls that come one after the other. Leaving the loop stops the requests. */
export abstract class CallStream implements AsyncIterable<Call> {
  readonly #details: DetailSource;

  constructor(details: DetailSource) {
    this.#details = details;
  }

  /** Every call, once, for `for await`. Leaving the loop stops the requests. */
  abstract [Symbol.asyncIterator](): AsyncIterator<Call, void, undefined>;

  /**
   * Those calls that a filter or a function lets through. The API filters by status and age alone: here all calls are read, and
   * compared as they come. The loop throws `InvalidRequestError` for a filter that cannot work.
   */
  where(filter: CallFilter | CallPredicate): CallStream {
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

class FilteredCalls extends CallStream {
  readonly #filtered: () => AsyncGenerator<Call, void, undefined>;

  constructor(source: CallStream, filter: CallFilter | CallPredicate, details: DetailSource) {
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
