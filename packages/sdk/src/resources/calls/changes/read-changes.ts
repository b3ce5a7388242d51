import type { Call, CallDetail, ListCallsParams } from "@smartalex/contract";
import type { PageSource } from "../../../pagination/list-source.ts";
import { validateConcurrency } from "../../../pagination/map-concurrent.ts";
import type { PageSizeLimit } from "../../../pagination/paginate.ts";
import type { Clock } from "../../../runtime/clock.ts";
import type { Instrumentation } from "../../../transport/instrumentation/instrumentation.ts";
import { validateOptionNames } from "../../../runtime/option-names.ts";
import { reportWarning } from "../../../transport/instrumentation/report-warning.ts";
import { createCallFetcher, type CallSource } from "../call-fetcher.ts";
import type { ChangeBatch, ChangeFeedOptions } from "./change-batch.ts";
import { changeFeedOptions } from "./change-feed-options.ts";
import type { ChangeFeedSource } from "./change-feed-requests.ts";
import { changes } from "./changes.ts";

/** The parts of a client that a change feed uses. */
interface ChangeFeedContext {
  calls: CallSource;
  clock: Clock;
  instrumentation: Instrumentation;
  /** The largest page size that the server accepts. */
  limit: PageSizeLimit;
  list: PageSource<Call>;
}

/** Runs a change feed of a client once. The module `read-changes.ts` is loaded only before the first run of a feed. */
export async function* readChanges(
  { calls, clock, instrumentation, limit, list }: ChangeFeedContext,
  options: ChangeFeedOptions,
): AsyncGenerator<ChangeBatch<Call | CallDetail>, void, undefined> {
  validateOptionNames(options, changeFeedOptions);
  if (options.concurrency !== undefined) validateConcurrency(options.concurrency);
  const { paginate } = await import("../../../pagination/iterate.ts");
  const source = {
    get: createCallFetcher(calls).get,
    now: () => clock.now(),
    fetchPage: async (query: ListCallsParams, signal?: AbortSignal) => {
      const response = await list.request(query, signal);
      const body = await list.parse(response, query);
      return { ...body, dateMs: Date.parse(response.headers.get("date") ?? "") };
    },
    paginate: ((fetchPage, query, own) => {
      return paginate({ ...list, fetchPage }, query, { limit, ...own });
    }) satisfies ChangeFeedSource["paginate"],
  };
  yield* changes(source, {
    ...options,
    onWarning: (warning) => {
      reportWarning(instrumentation, warning, options.onWarning);
    },
  });
}
