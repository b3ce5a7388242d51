import type { Call, CallListBody, ListCallsQuery } from "@smartalex/contract";
import { listCallsQueryLimits } from "@smartalex/contract/constants";
import type { FetchCallPage } from "../src/resources/calls/call-fetcher.ts";
import { paginate, type PaginateOptions } from "../src/pagination/paginate.ts";

/** Reads a list of calls from a function that returns pages, as `calls.list` does. */
export function paginateCalls(
  fetchPage: FetchCallPage,
  query: ListCallsQuery,
  options: PaginateOptions<Call>,
): AsyncGenerator<CallListBody, void, undefined> {
  return paginate({ fetchPage, itemName: "calls", parameters: listCallsQueryLimits }, query, options);
}
