import type { ChangeFeedState } from "../change-feed-state.ts";
import type { PendingCall } from "./pending-call.ts";
import type { Progress } from "./progress.ts";

/** The data that a feed stores about a call. */
export interface StoredCall {
  readonly startMs: number;
  /** Hash of the call's row in the list, or `UNDELIVERED` or `UNDELIVERED_CHANGE`. */
  readonly rowHash: string;
  /** The hash of the delivered call, if the feed delivers calls with their details. */
  readonly detailHash?: string | undefined;
}

/** The `rowHash` of a call that was listed, but could not be delivered yet. */
export const UNDELIVERED = "";
/** The `rowHash` of a call that was delivered and has changed, but could not be delivered again yet. */
export const UNDELIVERED_CHANGE = "-";

/**
 * Stores what a change feed has read, and what it knows about each call. `MemoryStore` stores this data in memory.
 *
 * The interface is synchronous because the feed accesses the store for every row of every list. A store in a database can load all calls of a
 * page with one query, before the feed accesses them.
 */
export interface ChangeFeedStore {
  /** True if the feed delivers calls with their details. */
  readonly details: boolean;
  /** The time when the loaded state was saved. `undefined` for a new feed. */
  readonly savedMs: number | undefined;
  /** The progress of the feed. Its times come from the earlier of two clocks, so they are never in the future if one of the clocks is right. */
  progress: Progress;
  /** The age in hours of the oldest call in any list limited by `since_hours`. The server accepts at least this number of hours. */
  listedHours: number;
  /** Names of the fields of list rows. */
  rowFields: readonly string[];

  /** Number of known calls. */
  readonly size: number;
  getCall(id: string): StoredCall | undefined;
  setCall(id: string, call: StoredCall): void;
  /** Deletes a call, and its pending entry. */
  deleteCall(id: string): void;
  /** Returns the IDs of known calls that started at this time or later. */
  callIdsSince(startMs: number): Iterable<string>;
  /** Deletes the calls that started before this time, except pending calls. */
  forgetBefore(startMs: number): void;

  getPending(id: string): PendingCall | undefined;
  /** Sets the pending entry of a call. `undefined` removes the entry. */
  setPending(id: string, pending: PendingCall | undefined): void;
  pendingCalls(): Iterable<readonly [id: string, pending: PendingCall]>;

  /** Returns the state to deliver with a batch. Later changes to the store do not affect it. */
  toState(savedMs: number): ChangeFeedState;
}

/** Returns whether any version of a call was delivered before. */
export function wasDelivered(store: ChangeFeedStore, id: string): boolean {
  return (store.getCall(id)?.rowHash ?? UNDELIVERED) !== UNDELIVERED;
}
