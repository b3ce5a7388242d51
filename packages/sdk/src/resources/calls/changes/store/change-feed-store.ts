import type { ChangeFeedState } from "../change-feed-state.ts";
import type { PendingCall } from "./pending-call.ts";
import type { Progress } from "./progress.ts";

/** What the store of a feed knows about a call. */
export interface StoredCall {
  readonly startMs: number;
  /** Hash of the call's row in the list, or `UNDELIVERED` or `UNDELIVERED_CHANGE`. */
  readonly rowHash: string;
  /** With details: hash of the call as it was delivered. */
  readonly detailHash?: string | undefined;
}

/** The `rowHash` of a call that was listed, but could not be delivered yet. */
export const UNDELIVERED = "";
/** The `rowHash` of a call that was delivered and has changed, but could not be delivered again yet. */
export const UNDELIVERED_CHANGE = "-";

/**
 * The memory of a change feed: what it has read, and what it knows about each call. `MemoryStore` keeps it in memory.
 *
 * The interface is synchronous because the feed reads it for every row of every list. A store in a database can load the calls of a page
 * with one query before the feed looks at them.
 */
export interface ChangeFeedStore {
  /** Whether the feed delivers calls with their details. */
  readonly details: boolean;
  /** When the state that the feed continues from was saved. `undefined` for a new feed. */
  readonly savedMs: number | undefined;
  /** Times are those of the earlier of two clocks, so that they are never in the future while one of the clocks is right. */
  progress: Progress;
  /** Age in hours of the oldest call in any list limited by `since_hours`. The server accepts at least this many hours. */
  listedHours: number;
  /** Names of the fields of list rows. */
  rowFields: readonly string[];

  /** Number of known calls. */
  readonly size: number;
  getCall(id: string): StoredCall | undefined;
  setCall(id: string, call: StoredCall): void;
  /** Deletes a call, and what is pending for it. */
  deleteCall(id: string): void;
  /** IDs of known calls that started at this time or later. */
  callIdsSince(startMs: number): Iterable<string>;
  /** Deletes the calls that started before this time, except those that are pending. */
  forgetBefore(startMs: number): void;

  getPending(id: string): PendingCall | undefined;
  /** Records what is pending for a call. `undefined` removes it. */
  setPending(id: string, pending: PendingCall | undefined): void;
  pendingCalls(): Iterable<readonly [id: string, pending: PendingCall]>;

  /** Returns the state to deliver with a batch. Later changes to the store do not affect it. */
  toState(savedMs: number): ChangeFeedState;
}

/** Whether a call was delivered before, in any version. */
export function wasDelivered(store: ChangeFeedStore, id: string): boolean {
  return (store.getCall(id)?.rowHash ?? UNDELIVERED) !== UNDELIVERED;
}
