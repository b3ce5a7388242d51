import type { CallDetail } from "@smartalex/contract";

/** Gives a call by its id, and `undefined` for one that is gone. */
export type GetCallOrUndefined = (id: string, signal: AbortSignal) => Promise<CallDetail | undefined>;

/** Where details come from, for what needs more of a call than a list says. */
export interface CallFetcher {
  get: GetCallOrUndefined;
  signal: AbortSignal | undefined;
}
