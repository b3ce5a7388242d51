import type { Call, ListCallsQuery } from "@smartalex/contract";
import { fetchCallPage, type CallPage, type FetchPage } from "./page.ts";
import { scan } from "./scan.ts";

/** The most that the contract allows: fewer requests for the same calls. */
const LARGEST_PAGE = 100;

/**
 * A list of calls that is asked for when it is used: `await` gives one page, `for await` every call. Leaving the loop stops
 * the requests.
 */
export class CallList implements Promise<CallPage>, AsyncIterable<Call> {
  readonly [Symbol.toStringTag] = "CallList";
  readonly #fetchPage: FetchPage;
  readonly #query: ListCallsQuery;
  #firstPage: Promise<CallPage> | undefined;

  constructor(fetchPage: FetchPage, query: ListCallsQuery) {
    this.#fetchPage = fetchPage;
    this.#query = query;
  }

  /** Every call, 100 a page unless `per_page` says otherwise. Where the first page was awaited before, it goes on from there. */
  [Symbol.asyncIterator](): AsyncGenerator<Call, void, undefined> {
    return scan(() => this.#firstPage ?? fetchCallPage(this.#fetchPage, { per_page: LARGEST_PAGE, ...this.#query }));
  }

  then<Value = CallPage, Failure = never>(
    onPage?: ((page: CallPage) => Value | PromiseLike<Value>) | null,
    onError?: ((error: unknown) => Failure | PromiseLike<Failure>) | null,
  ): Promise<Value | Failure> {
    this.#firstPage ??= fetchCallPage(this.#fetchPage, this.#query);
    return this.#firstPage.then(onPage, onError);
  }

  catch<Failure = never>(
    onError?: ((error: unknown) => Failure | PromiseLike<Failure>) | null,
  ): Promise<CallPage | Failure> {
    return this.then(undefined, onError);
  }

  finally(onEnd?: (() => void) | null): Promise<CallPage> {
    return this.then().finally(onEnd);
  }
}
