import type { Call, ListCallsQuery, CallListBody } from "@smartalex/contract";
import { InvalidRequestError } from "../../errors.ts";
import { CallIterable } from "./call-iterable.ts";
import type { CallFetcher } from "./call-fetcher.ts";
import { createPage, type CallPage } from "../../pagination/page.ts";
import { withAsyncDispose } from "../../pagination/async-dispose.ts";
import type { ListCheckpoint, ListSource } from "../../pagination/list-source.ts";
import { paginate, type PaginateOptions } from "../../pagination/paginate.ts";

/**
 * A list of calls that is asked for when it is used: `await` gives one page, `for await` every call. Leaving the loop stops
 * the requests.
 */
export class CallPagePromise extends CallIterable implements Promise<CallPage> {
  readonly [Symbol.toStringTag] = "CallPagePromise";
  readonly #source: ListSource<Call, ListCallsQuery>;
  readonly #query: ListCallsQuery;
  readonly #options: Omit<PaginateOptions<Call>, "after" | "first">;
  #firstPage: Promise<CallPage> | undefined;

  constructor(
    source: ListSource<Call, ListCallsQuery>,
    query: ListCallsQuery,
    { get, ...options }: Omit<PaginateOptions<Call>, "after" | "first"> & CallFetcher,
  ) {
    super({ get, signal: options.signal });
    this.#source = source;
    this.#query = query;
    this.#options = options;
  }

  /** Every call, once. Throws `InvalidRequestError` for a query with a `page` other than 1. */
  [Symbol.asyncIterator](): AsyncGenerator<Call, void, undefined> {
    return withAsyncDispose(this.#calls());
  }

  /**
   * Every call, once, as the pages come: 100 calls at most, or `per_page` from 20 up. Where the first page was awaited before, it
   * goes on from there; with `after`, where another loop has stopped, such as one of a process that was killed.
   */
  pages(options: { after?: ListCheckpoint | undefined } = {}): AsyncGenerator<CallListBody, void, undefined> {
    return withAsyncDispose(this.#pages(options));
  }

  async *#calls(): AsyncGenerator<Call, void, undefined> {
    for await (const { data } of this.pages()) yield* data;
  }

  async *#pages({ after }: { after?: ListCheckpoint | undefined }): AsyncGenerator<CallListBody, void, undefined> {
    if ((this.#query.page ?? 1) !== 1) {
      throw new InvalidRequestError(
        "A list is iterated from its head, since pages shift as calls come and go. Leave page out, or await pages one by one.",
        { code: "invalid_request" },
      );
    }
    yield* paginate(this.#source, this.#query, {
      ...this.#options,
      after,
      first: after ? undefined : this.#firstPage,
    });
  }

  then<Value = CallPage, Failure = never>(
    onPage?: ((page: CallPage) => Value | PromiseLike<Value>) | null,
    onError?: ((error: unknown) => Failure | PromiseLike<Failure>) | null,
  ): Promise<Value | Failure> {
    this.#firstPage ??= createPage(this.#source.fetchPage, this.#query).catch((error: unknown) => {
      this.#firstPage = undefined; // a failure is not kept: who tries again, asks again
      throw error;
    });
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
