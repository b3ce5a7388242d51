import type { KnownCallStatus, ListCallsQuery } from "@smartalex/contract";
import type { CallFilter, CallSource } from "../dataset/source/call-source.ts";
import type { PageLimit } from "./query-parameters.ts";
import type { OperationHandler } from "./api-handler.ts";
import { listHandler, type PageQuery } from "./list-handler.ts";

const HOUR_MS = 3_600_000;

/** `GET /calls`: one page of the calls that match the query. */
export function listCalls(calls: CallSource, limit: PageLimit): OperationHandler {
  return listHandler((query, nowMs) => calls.select(toFilter(query, nowMs), nowMs), limit);
}

/** `query` has these types: it was validated against the document that they are generated from. */
function toFilter(
  { page, per_page, since_hours = Infinity, status, ...others }: ListCallsQuery & PageQuery,
  nowMs: number,
): CallFilter {
  others satisfies Record<string, never>; // a parameter that the mock would ignore does not compile
  return {
    status: status as KnownCallStatus | undefined, // `parseQuery` allows no other
    sinceMs: nowMs - since_hours * HOUR_MS,
  };
}
