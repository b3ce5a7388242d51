import type { ChangeFeedState } from "../change-feed-state.ts";
import type { PendingCall } from "./pending-call.ts";
import type { Progress } from "./progress.ts";

/** The data that a feed stores about a call. */
export interface StoredCall {
  readonly startMs: number;
  /** The hash of the call's row in the list, or one of the constants `UNDELIVERED` and `UNDELIVERED_CHANGE`. */
  readonly rowHash: string;
  /** The hash of the delivered call, if the feed delivers calls with their details. */
  readonly detailHash?: string | undefined;
}

/** The `rowHash` of a call that was listed, but could not be delivered yet because its details could not be fetched. */
export const UNDELIVERED = "";
/** The `rowHash` of a call that was delivered before and has changed, but whose new details could not be fetched yet. */
export const UNDELIVERED_CHANGE = "-";

/**
 * Stores the progress of a change feed, and data about each known call. `MemoryStore` is an implementation in memory.
 *
 * The interface is synchronous because the feed accesses the store for every row of every list. A store in a database can load all calls of a page
 * with one query, before the feed accesses these calls.
 */
export interface ChangeFeedStore {
  /** True if the feed delivers calls with their details. */
  readonly details: boolean;
  /** The time when the loaded state was saved. `undefined` for a new feed. */
  readonly savedMs: number | undefined;
  /**
   * The progress of the feed. Each time in `progress` is the earlier of the local time and the server's time, so no time is in the future if one of
   * the two clocks is right.
   */
  progress: Progress;
  /** The age in hours of the oldest call that a list with `since_hours` has contained. The server accepts a `since_hours` of at least this age. */
  listedHours: number;
  /** The names of the fields that calls have in a list. */
  rowFields: readonly string[];

  /** Number of known calls. */
  readonly size: number;
  getCall(id: string): StoredCall | undefined;
  setCall(id: string, call: StoredCall): void;
  /** Deletes a call and its pending entry. */
  deleteCall(id: string): void;
  /** Returns the IDs of known calls that started at this time or later. */
  callIdsSince(startMs: number): Iterable<string>;
  /** Deletes the calls that started before this time, except pending calls. */
  forgetBefore(startMs: number): void;

  getPending(id: string): PendingCall | undefined;
  /** Stores when and why to request a call again. `undefined` removes the pending entry of the call. */
  setPending(id: string, pending: PendingCall | undefined): void;
  pendingCalls(): Iterable<readonly [id: string, pending: PendingCall]>;

  /** Returns the state to deliver with a batch. Later changes to the store do not change the returned state. */
  toState(savedMs: number): ChangeFeedState;
}

/** Returns whether any version of a call was delivered to the caller before. */
export function wasDelivered(store: ChangeFeedStore, id: string): boolean {
  return (store.getCall(id)?.rowHash ?? UNDELIVERED) !== UNDELIVERED;
}
