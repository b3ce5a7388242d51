import type { Call, CallDetail, CallListBody, ListCallsQuery } from "@smartalex/contract";
import {
  InvalidRequestError,
  InvalidResponseError,
  NotFoundError,
  ServerError,
  type SmartAlexError,
} from "../../../errors.ts";
import { mapConcurrent } from "../../../pagination/map-concurrent.ts";
import type { WarningEvent } from "../../../transport/instrumentation/warnings.ts";
import type { FetchCallPage, GetCallOrUndefined } from "../call-fetcher.ts";
import type { ChangeFeedOptions } from "./change-batch.ts";
import type { ServerClock } from "./server-clock.ts";

/** The errors that a server may return for a page past the end of the list, a case that the API does not document. */
const PAST_END_ERRORS = [InvalidRequestError, InvalidResponseError, NotFoundError];

/** The errors that affect only the requested call. All other errors, such as a lost connection or an invalid API key, end the whole run. */
const CALL_ERRORS = [ServerError, InvalidResponseError, InvalidRequestError];

/**
 * The query of a list: with `since_hours`, the list contains the calls of the last N hours, and without `since_hours`, the list contains all calls.
 */
export type ListQuery = Pick<ListCallsQuery, "since_hours">;

/** Reads a list to its end. Calls `onWarning` if the list may be incomplete or its total may be wrong. */
type Paginate = (
  fetchPage: FetchCallPage,
  query: ListQuery,
  options: {
    concurrency: number;
    signal: AbortSignal | undefined;
    onWarning: (warning: WarningEvent) => void;
  },
) => AsyncIterable<{ data: Call[] }>;

/** The functions that a feed uses to read calls and the time. */
export interface ChangeFeedSource {
  fetchPage: FetchCallPage;
  get: GetCallOrUndefined;
  paginate: Paginate;
  /** Returns the time of the local clock, in milliseconds since 1970. */
  now: () => number;
}

/**
 * The result of fetching a call: the call, or an error that affects only this call. If the call was not found, `call` and `error` are `undefined`.
 */
export interface DetailResult {
  id: string;
  call?: CallDetail | undefined;
  error?: SmartAlexError | undefined;
}

/** Sends the requests of one run of a change feed. Passes the `Date` header of each page to the `ServerClock`. */
export class ChangeFeedRequests {
  readonly #source: ChangeFeedSource;
  readonly #options: Pick<ChangeFeedOptions, "concurrency" | "signal">;
  readonly #clock: ServerClock;

  constructor(
    source: ChangeFeedSource,
    options: Pick<ChangeFeedOptions, "concurrency" | "signal">,
    clock: ServerClock,
  ) {
    this.#source = source;
    this.#options = options;
    this.#clock = clock;
  }

  /** Returns the number of calls in a list according to the server. */
  async total(query: ListQuery): Promise<number> {
    const { meta } = await this.#fetchPage({ ...query, per_page: 1 }, this.#options.signal);
    return meta.total;
  }

  /**
   * Returns the row at a position of the list of all calls. The first row has position 1. If the server uses a larger `per_page` than requested, the
   * result may contain several rows. For a position past the end of the list, the result is empty, even if the server rejects the request.
   */
  async rowsAt(position: number): Promise<Call[]> {
    try {
      const { data } = await this.#fetchPage({ page: position, per_page: 1 }, this.#options.signal);
      return data;
    } catch (error) {
      if (PAST_END_ERRORS.some((kind) => error instanceof kind)) return [];
      throw error;
    }
  }

  /** Reads the rows of a list, page by page. */
  list(query: ListQuery, onWarning: (warning: WarningEvent) => void): AsyncIterable<{ data: Call[] }> {
    const { concurrency = 5, signal } = this.#options;
    return this.#source.paginate(this.#fetchPage, query, { concurrency, signal, onWarning });
  }

  /**
   * Fetches calls by ID, and returns the results in the order of the IDs.
   * @throws {SmartAlexError} if an error affects more than one call, for example an invalid API key.
   */
  details(ids: readonly string[]): AsyncIterable<DetailResult> {
    const { concurrency = 10, signal } = this.#options;
    return mapConcurrent(ids, { concurrency, signal }, async (id, signal): Promise<DetailResult> => {
      try {
        return { id, call: await this.#source.get(id, signal) };
      } catch (error) {
        if (isCallError(error)) return { id, error };
        throw error;
      }
    });
  }

  readonly #fetchPage: FetchCallPage = async (query, signal): Promise<CallListBody> => {
    const page = await this.#source.fetchPage(query, signal);
    this.#clock.observe(page.dateMs ?? NaN);
    return page;
  };
}

function isCallError(error: unknown): error is SmartAlexError {
  return CALL_ERRORS.some((kind) => error instanceof kind);
}
