import type { Call, CallDetail, ListCallsQuery, KnownErrorCode, ListCallsParams, PageMeta } from "@smartalex/contract";
import { listCallsQueryLimits } from "@smartalex/contract/constants";
import type { Clock } from "../../runtime/clock.ts";
import { InvalidRequestError, InvalidResponseError, NotFoundError } from "../../errors.ts";
import type { ClientHooks, Instrumentation, WarningEvent } from "../../transport/instrumentation.ts";
import type { ApiResult, Api } from "../../api/api.ts";
import { validateOptionNames } from "../../runtime/option-names.ts";
import type { RequestOptions } from "../../client-options.ts";
import { toResponse, type ResponseWithData } from "../../api/api-response.ts";
import { listOptions, changeFeedOptions, type ListOptions } from "./call-options.ts";
import { CallPagePromise } from "./call-page-promise.ts";
import type { GetCallOrUndefined } from "./call-fetcher.ts";
import type { CallLookup, CallIds } from "./get-many.ts";
import type { ChangeBatch, ChangeFeedOptions } from "./changes/change-batch.ts";
import type { ChangeFeedSource } from "./changes/change-feed-requests.ts";
import { validateQuery } from "../../api/validate-query.ts";
import type { FetchPage } from "../../pagination/page.ts";
import { paginate, type PageSizeLimit } from "../../pagination/paginate.ts";

/** Another 404 says that the address is wrong, and not that a call has vanished. */
const GONE = "call_not_found" satisfies KnownErrorCode;

/** What `paginate` needs to know about the list of calls. */
const callList = {
  pageSizes: listCallsQueryLimits.per_page,
  itemName: "calls",
  filters: ["since_hours", "status"] satisfies (keyof ListCallsQuery)[],
};

/** The calls that the workspace's agents have handled. It gives no audio: recordings are heard in the dashboard. */
export class Calls {
  readonly #operations: Api;
  readonly #clock: Pick<Clock, "now">;
  readonly #observer: Pick<Instrumentation, "warning">;
  /** The largest page that the server accepts, if it has rejected a larger one. */
  readonly #pageSize: PageSizeLimit = { largest: undefined };

  constructor(
    operations: Api,
    { clock, observer }: { clock: Pick<Clock, "now">; observer: Pick<Instrumentation, "warning"> },
  ) {
    this.#operations = operations;
    this.#clock = clock;
    this.#observer = observer;
  }

  /**
   * Lists calls, without their transcripts: `await` gives one page of `per_page` (default 20), `for await` every call.
   * The loop asks for up to `concurrency` (default 5) pages ahead; leaving it stops them. A query that can never be
   * right throws `InvalidRequestError` before anything is sent, and an option that does not exist `InvalidOptionError`. `GET /calls`.
   */
  list(query: ListCallsParams = {}, options: ListOptions = {}): CallPagePromise {
    const { concurrency, onWarning, ...own } = options;
    const fetchPage: FetchPage = async (page, signal) => {
      validateOptionNames(options, listOptions);
      return this.#pages(own)(page, signal);
    };
    const shared = { limit: this.#pageSize, onWarning: this.#warner(onWarning) };
    const get = this.#getter(own);
    const source = { ...callList, fetchPage };
    return new CallPagePromise(source, withoutUndefined(query), { concurrency, get, signal: own.signal, ...shared });
  }

  /**
   * Returns one call with its transcript. Throws `NotFoundError` if there is none with this id, and `InvalidResponseError` if the server returns
   * another one. `GET /calls/{id}`.
   */
  async get(id: string, options: RequestOptions = {}): Promise<CallDetail> {
    return (await this.#get(id, options)).data;
  }

  /** The same, with the response: its headers, and its body as the server sent it, for passing a call on unchanged. */
  async getWithResponse(id: string, options: RequestOptions = {}): Promise<ResponseWithData<CallDetail>> {
    const { answer, data } = await this.#get(id, options);
    return { data, response: toResponse(answer) };
  }

  /**
   * Gives full calls, by their ids, for all that a query lists, or for calls of a list, in that order. Up to `concurrency` (default 10)
   * are asked for ahead of the reader; leaving the loop stops them. A call that has vanished meanwhile is given as `undefined` beside
   * its id.
   */
  async *getMany(
    source: CallIds | ListCallsParams,
    options: ListOptions = {},
  ): AsyncGenerator<CallLookup, void, undefined> {
    validateOptionNames(options, listOptions);
    const { concurrency = 10, onWarning, ...own } = options;
    if (typeof source === "string")
      throw refused("One id was given where several belong. Put it in an array, or use get.");
    const { getMany } = await import("./get-many.ts"); // many clients never need it
    const ids = isIterable(source) ? source : this.list(source, { ...own, onWarning });
    yield* getMany(ids, { concurrency, get: this.#getter(own), signal: own.signal });
  }

  /**
   * Gives what has changed since a state was given, new calls first: one run of a feed that loses no call and no later addition to one,
   * as long as its assumptions hold (`lookbackHours`, `enrichmentHours`, `reconcileHours`). Store each batch and its state together, and begin the
   * next run with the last state. Throws `InvalidOptionError` for a state that is none.
   */
  changes(options: ChangeFeedOptions & { details: true }): AsyncGenerator<ChangeBatch<CallDetail>, void, undefined>;
  changes(options?: ChangeFeedOptions): AsyncGenerator<ChangeBatch, void, undefined>;
  async *changes(options: ChangeFeedOptions = {}): AsyncGenerator<ChangeBatch<Call | CallDetail>, void, undefined> {
    validateOptionNames(options, changeFeedOptions);
    const { changes } = await import("./changes/changes.ts"); // nor this
    const read: ChangeFeedSource["paginate"] = (fetchPage, query, own) =>
      paginate({ ...callList, fetchPage }, query, { limit: this.#pageSize, ...own });
    const source = { fetchPage: this.#pages({}), get: this.#getter({}), paginate: read, now: () => this.#clock.now() };
    yield* changes(source, { ...options, onWarning: this.#warner(options.onWarning) });
  }

  #warner(own: ClientHooks["onWarning"]): (warning: WarningEvent) => void {
    return (warning) => {
      this.#observer.warning(warning, own);
    };
  }

  #pages(options: RequestOptions): FetchPage {
    return async (page, signal = options.signal) => {
      validateQuery(page);
      const { answer, data } = await this.#operations.listCalls(page, { ...options, signal });
      expectPage(data.meta, page.page ?? 1);
      return { ...data, dateMs: Date.parse(answer.headers.get("date") ?? "") };
    };
  }

  #getter(options: RequestOptions): GetCallOrUndefined {
    return (id, signal) =>
      this.get(id, { ...options, signal }).catch((error: unknown) => {
        if (error instanceof NotFoundError && error.code === GONE) return undefined;
        throw error;
      });
  }

  #get(id: string, options: RequestOptions): Promise<ApiResult<CallDetail>> {
    if (isSendable(id)) return this.#operations.getCall(id, options);
    throw refused(`${JSON.stringify(id)} cannot be the id of a call. Take one from the list of calls.`);
  }
}

function isIterable(source: object): source is CallIds {
  return Symbol.iterator in source || Symbol.asyncIterator in source;
}

/** A URL would lose an id that is empty or made of dots, and cannot hold half a character. */
function isSendable(id: unknown): boolean {
  return typeof id === "string" && !["", ".", ".."].includes(id) && !/[\uD800-\uDFFF]/u.test(id);
}

function withoutUndefined(query: ListCallsParams): ListCallsQuery {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined));
}

/** Counting on from a page that is another than the one that was asked for would go astray, or never end. */
function expectPage(meta: PageMeta, page: number): void {
  if (meta.page === page) return;
  throw new InvalidResponseError(
    `The server gave page ${meta.page} when asked for page ${page}. Check that the base URL is that of the SmartAlex API.`,
  );
}

function refused(message: string): InvalidRequestError {
  return new InvalidRequestError(message, { code: "invalid_request" });
}
