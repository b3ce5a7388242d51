import type { ListBody } from "../../../pagination/list-source.ts";
import type { Call, ListCallsQuery } from "@smartalex/contract";
import { InvalidRequestError, InvalidResponseError, NotFoundError } from "../../../errors.ts";
import type { ChangeFeedOptions } from "./change-batch.ts";
import type { ServerClock } from "./server-clock.ts";
import { requestDetails, type DetailResult } from "./fetch-details.ts";
import type { FetchCallPage, GetCallOrUndefined } from "../call-fetcher.ts";

import type { WarningEvent } from "../../../transport/instrumentation.ts";

/** What a server may answer to a page beyond the end. The API does not document it. */
const REJECTIONS = [InvalidRequestError, InvalidResponseError, NotFoundError];

/** Which calls a list has: all, or those of some hours. */
export type ListQuery = Pick<ListCallsQuery, "since_hours">;

/** Reads a list to its end. It calls `onWarning` if the list may not be complete. */
type ReadList = (
  fetchPage: FetchCallPage,
  query: ListQuery,
  options: {
    concurrency: number;
    signal: AbortSignal | undefined;
    onWarning: (warning: WarningEvent) => void;
  },
) => AsyncIterable<{ data: Call[] }>;

/** What a feed reads from. */
export interface ChangeFeedSource {
  fetchPage: FetchCallPage;
  get: GetCallOrUndefined;
  paginate: ReadList;
  /** The local clock, in milliseconds since 1970. */
  now: () => number;
}

/** Sends the requests of one run. The clock takes in the `Date` of each page. */
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

  /** The number of calls in a list, as the server reports it. */
  async total(query: ListQuery): Promise<number> {
    const { meta } = await this.#fetchPage({ ...query, per_page: 1 }, this.#options.signal);
    return meta.total;
  }

  /**
   * The row at a position of the list of all calls, counted from 1; none beyond its end, also if the server rejects such a page. A server
   * with larger pages may return rows around it, too.
   */
  async rowsAt(position: number): Promise<Call[]> {
    try {
      const { data } = await this.#fetchPage({ page: position, per_page: 1 }, this.#options.signal);
      return data;
    } catch (error) {
      if (REJECTIONS.some((kind) => error instanceof kind)) return [];
      throw error;
    }
  }

  /** The rows of a list, page by page. */
  list(query: ListQuery, onWarning: (warning: WarningEvent) => void): AsyncIterable<{ data: Call[] }> {
    const { concurrency = 4, signal } = this.#options;
    return this.#source.paginate(this.#fetchPage, query, { concurrency, signal, onWarning });
  }

  /** The results of requesting calls by id, in the order of the ids. */
  details(ids: readonly string[]): AsyncIterable<DetailResult> {
    const { concurrency = 10, signal } = this.#options;
    return requestDetails(ids, { concurrency, get: this.#source.get, signal });
  }

  readonly #fetchPage: FetchCallPage = async (query, signal): Promise<ListBody<Call>> => {
    const page = await this.#source.fetchPage(query, signal);
    this.#clock.observe(page.dateMs ?? NaN);
    return page;
  };
}
