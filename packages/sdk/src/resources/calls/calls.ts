import type { Call, CallDetail, ListCallsParams } from "@smartalex/contract";
import { listCallsQueryLimits } from "@smartalex/contract/constants";
import type { ApiPromise } from "../../api/api-promise.ts";
import type { RequestOptions } from "../../client-options.ts";
import { withAsyncDispose } from "../../pagination/async-dispose.ts";
import { validateOptionNames } from "../../runtime/option-names.ts";
import { listOptions, type ListOptions } from "../list-options.ts";
import { Resource, type ListEndpoint } from "../resource.ts";
import type { CallSource } from "./call-fetcher.ts";
import { CallPagePromise } from "./call-page-promise.ts";
import type { ChangeBatch, ChangeFeedOptions } from "./changes/change-batch.ts";
import type { CallIds, CallLookup } from "./get-many.ts";

const LIST: ListEndpoint<Call> = {
  path: "/calls",
  schema: "CallListBody",
  itemName: "calls",
  parameters: listCallsQueryLimits,
  hint: async () => (await import("./lookups.ts")).filterHint,
};

/** The calls that the agents of the workspace have handled. The API does not return audio: listen to recordings in the dashboard. */
export class Calls extends Resource {
  /**
   * Lists calls, without their transcripts (`GET /calls`). `await` requests one page, and `for await` yields every call.
   *
   * @throws `InvalidRequestError` for an invalid query, before a request is sent.
   * @throws `InvalidOptionError` for an unknown option.
   * @example
   * for await (const call of client.calls.list({ status: "completed", since_hours: 24 })) console.log(call.id);
   */
  list(query: ListCallsParams = {}, options: ListOptions = {}): CallPagePromise {
    const { concurrency, onWarning, ...requestOptions } = options;
    return new CallPagePromise(this.listArguments(LIST, query, options), this.#source(requestOptions));
  }

  /**
   * Returns one call with its transcript (`GET /calls/{id}`).
   *
   * @throws `NotFoundError` if no call has this ID.
   * @throws `InvalidResponseError` if the server returns a call with another ID.
   * @example
   * const { summary, transcript } = await client.calls.get("call_abc123");
   */
  get(id: string, options: RequestOptions = {}): ApiPromise<CallDetail> {
    return this.getRecord<CallDetail>({ path: "/calls/{id}", schema: "CallBody" }, id, options);
  }

  /**
   * Yields calls with their transcripts. Pass the IDs of calls, calls from a list, or a query that lists calls. The results are in the order of the
   * passed IDs or calls, or in the order of the list. Leaving the `for await` loop stops the requests. The field `call` of a result is `undefined` if
   * the call no longer exists.
   *
   * @example
   * for await (const { id, call } of client.calls.getMany({ since_hours: 1 })) console.log(id, call?.summary);
   */
  getMany(calls: CallIds | ListCallsParams, options: ListOptions = {}): AsyncGenerator<CallLookup, void, undefined> {
    return withAsyncDispose(this.#getMany(calls, options));
  }

  /**
   * Yields what has changed since a state was saved: new calls, changed calls, and the IDs of deleted calls. One iteration of `changes()` is one run
   * of a change feed. The feed misses no call and no data that is added to a call later, if `lookbackHours`, `enrichmentHours` and `reconcileHours`
   * are long enough. Store each batch together with its state, and start the next run with the most recent state.
   *
   * @throws `InvalidOptionError` if the state is malformed, or was created with another value of `details`.
   * @example
   * for await (const { upserts, deletedIds, state } of client.calls.changes({ state: saved })) await save(upserts, deletedIds, state);
   */
  changes(options: ChangeFeedOptions & { details: true }): AsyncGenerator<ChangeBatch<CallDetail>, void, undefined>;
  changes(options?: ChangeFeedOptions): AsyncGenerator<ChangeBatch, void, undefined>;
  changes(options: ChangeFeedOptions = {}): AsyncGenerator<ChangeBatch<Call | CallDetail>, void, undefined> {
    return withAsyncDispose(this.#changes(options));
  }

  async *#getMany(calls: CallIds | ListCallsParams, options: ListOptions): AsyncGenerator<CallLookup, void, undefined> {
    validateOptionNames(options, listOptions);
    const { concurrency = 10, onWarning, ...requestOptions } = options;
    const { getMany, toCallIds } = await import("./lookups.ts"); // many clients never need this module
    const ids = toCallIds(calls, (query) => this.list(query, { ...requestOptions, onWarning }));
    yield* getMany(ids, this.#source(requestOptions), concurrency);
  }

  async *#changes(options: ChangeFeedOptions): AsyncGenerator<ChangeBatch<Call | CallDetail>, void, undefined> {
    const { readChanges } = await import("./changes/read-changes.ts"); // many clients never need this module
    const { clock, instrumentation } = this.context;
    const list = this.pageSource(LIST, {});
    yield* readChanges({ calls: this.#source({}), clock, instrumentation, limit: this.pageSizeLimit, list }, options);
  }

  #source(options: RequestOptions): CallSource {
    return { get: (id, own) => this.get(id, own), options };
  }
}
