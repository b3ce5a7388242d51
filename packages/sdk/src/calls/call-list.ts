import type { Call, ExactListCallsQuery, CallListBody } from "@smartalex/contract";
import { InvalidRequestError } from "../errors.ts";
import { CallStream } from "./call-stream.ts";
import type { DetailSource } from "./detail-source.ts";
import { fetchCallPage, type CallPage, type FetchPage } from "./page.ts";
import type { ListPosition } from "./list-position.ts";
import { scan, type ScanOptions } from "./scan.ts";

/**
 * A list of calls that is asked for when it is used: `await` gives one page, `for await` every call. Leaving the loop stops
 * the requests.
 */
export class CallList extends CallStream implements Promise<CallPage> {
  readonly [Symbol.toStringTag] = "CallList";
  readonly #fetchPage: FetchPage;
  readonly #query: ExactListCallsQuery;
  readonly #options: Omit<ScanOptions, "after" | "first">;
  #firstPage: Promise<CallPage> | undefined;

  constructor(
    fetchPage: FetchPage,
    query: ExactListCallsQuery,
    { get, ...options }: Omit<ScanOptions, "after" | "first"> & DetailSource,
  ) {
    super({ get, signal: options.signal });
    this.#fetchPage = fetchPage;
    this.#query = query;
    this.#options = options;
  }

  /** Every call, once. Throws `InvalidRequestError` for a query with a `page` other than 1. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Call, void, undefined> {
    for await (const { data } of this.pages()) yield* data;
  }

  /**
   * Every call, once, as the pages come: 100 calls at most, or `per_page` from 20 up. Where the first page was awaited before, it
   * goes on from there; with `after`, where another loop has stopped, such as one of a process that was killed.
   */
  async *pages({ after }: { after?: ListPosition | undefined } = {}): AsyncGenerator<CallListBody, void, undefined> {
    if ((this.#query.page ?? 1) !== 1) {
      throw new InvalidRequestError(
        "A list is iterated from its head, since pages shift as calls come and go. Leave page out, or await pages one by one.",
        { code: "invalid_request" },
      );
    }
    yield* scan(this.#fetchPage, this.#query, { ...this.#options, after, first: after ? undefined : this.#firstPage });
  }

  then<Value = CallPage, Failure = never>(
    onPage?: ((page: CallPage) => Value | PromiseLike<Value>) | null,
    onError?: ((error: unknown) => Failure | PromiseLike<Failure>) | null,
  ): Promise<Value | Failure> {
    this.#firstPage ??= fetchCallPage(this.#fetchPage, this.#query).catch((error: unknown) => {
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
