import type { Call, CallDetail, ListCallsQuery } from "@smartalex/contract";
import type { ListBody } from "../../pagination/list-source.ts";

/** Requests a call by its ID. Resolves to `undefined` if the call no longer exists. */
export type GetCallOrUndefined = (id: string, signal: AbortSignal) => Promise<CallDetail | undefined>;

/** Requests calls by ID, for example for a filter on a field that lists do not contain. */
export interface CallFetcher {
  get: GetCallOrUndefined;
  signal: AbortSignal | undefined;
}

/**
 * Requests one page of calls. `signal` replaces the caller's signal, but also aborts when the caller's signal aborts. `dateMs` is the time of the
 * response's `Date` header in milliseconds since 1970, or `NaN` if the header is missing.
 */
export type FetchCallPage = (
  query: ListCallsQuery,
  signal?: AbortSignal,
) => Promise<ListBody<Call> & { readonly dateMs?: number }>;
