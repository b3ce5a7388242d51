import type { Call, CallDetail, KnownErrorCode, ListCallsQuery } from "@smartalex/contract";
import type { ApiPromise } from "../../api/api-promise.ts";
import type { RequestOptions } from "../../client-options.ts";
import { isSmartAlexError } from "../../errors.ts";
import type { ListBody } from "../../pagination/list-source.ts";

/** Requests a call by its ID. Resolves to `undefined` if the call no longer exists. */
export type GetCallOrUndefined = (id: string, signal: AbortSignal) => Promise<CallDetail | undefined>;

/** Requests calls by ID, for example for a filter on a field that lists do not contain. */
export interface CallFetcher {
  get: GetCallOrUndefined;
  signal: AbortSignal | undefined;
}

/** The method `calls.get` of a client, and the request options to pass to it. */
export interface CallSource {
  get: (id: string, options: RequestOptions) => ApiPromise<CallDetail>;
  options: RequestOptions;
}

/** The error code of a 404 for a call that does not exist. A 404 with any other code means that the URL is wrong. */
const CALL_NOT_FOUND = "call_not_found" satisfies KnownErrorCode;

/** Creates a function that requests calls by ID, and resolves to `undefined` for a call that no longer exists. */
export function createCallFetcher({ get, options }: CallSource): CallFetcher {
  return {
    signal: options.signal,
    get: (id, signal) =>
      get(id, { ...options, signal }).catch((error: unknown) => {
        if (isSmartAlexError(error) && error.status === 404 && error.code === CALL_NOT_FOUND) return undefined;
        throw error;
      }),
  };
}

/**
 * Requests one page of calls. `signal` replaces the caller's signal, but also aborts when the caller's signal aborts. `dateMs` is the time of the
 * response's `Date` header in milliseconds since 1970, or `NaN` if the header is missing.
 */
export type FetchCallPage = (
  query: ListCallsQuery,
  signal?: AbortSignal,
) => Promise<ListBody<Call> & { readonly dateMs?: number }>;
