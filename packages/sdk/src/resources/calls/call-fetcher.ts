import type { CallDetail } from "@smartalex/contract";

/** Requests a call by its ID. Resolves to `undefined` if the call no longer exists. */
export type GetCallOrUndefined = (id: string, signal: AbortSignal) => Promise<CallDetail | undefined>;

/** Requests calls by ID for a filter or a feed that needs more than the list returns. */
export interface CallFetcher {
  get: GetCallOrUndefined;
  signal: AbortSignal | undefined;
}
