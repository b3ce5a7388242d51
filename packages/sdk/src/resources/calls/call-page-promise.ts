import type { Call } from "@smartalex/contract";
import type { Page } from "../../pagination/page.ts";
import { PagePromise } from "../../pagination/page-promise.ts";
import type { CallSource } from "./call-fetcher.ts";
import type { CallFilter, CallPredicate } from "./call-filter.ts";
import { CallIterable } from "./call-iterable.ts";

/** One page of calls. */
export type CallPage = Page<Call>;

/** A list of calls: `await` requests one page, and `for await` yields every call. */
export class CallPagePromise extends PagePromise<Call> {
  override readonly [Symbol.toStringTag]: string = "CallPagePromise";
  readonly #calls: CallSource;

  /** @internal */
  constructor(list: ConstructorParameters<typeof PagePromise<Call>>, calls: CallSource) {
    super(...list);
    this.#calls = calls;
  }

  /**
   * Returns the calls that match a filter. The API can filter only by `status` and `since_hours`, so the client requests every call of the list, and
   * checks the filter while it receives the calls. Iterating the result throws `InvalidRequestError` for an invalid filter.
   *
   * @example
   * const long = client.calls.list().filter({ direction: "outbound", sentiment: ["negative", null] });
   * for await (const call of long) console.log(call.id);
   */
  filter(filter: CallFilter | CallPredicate): CallIterable {
    return new CallIterable(this, filter, this.#calls);
  }
}
