import type { Call, CallDetail } from "@smartalex/contract";
import type { SmartAlexError } from "../../../errors.ts";
import type { ClientHooks } from "../../../transport/instrumentation/events.ts";
import type { ChangeFeedState } from "./change-feed-state.ts";
import type { LookbackOptions } from "./lookback.ts";

/** Options of `calls.changes()`. */
export interface ChangeFeedOptions extends LookbackOptions {
  /** The state of the most recent batch that you stored. Without a state, the method starts a new feed. */
  state?: ChangeFeedState | undefined;
  /**
   * For a new feed, the number of hours to look back: the feed ignores calls that started earlier.
   * @default all calls of the workspace
   */
  since_hours?: number | undefined;
  /**
   * For a new feed, whether to skip the existing calls and return only calls that are created or changed from now on.
   * @default false
   */
  skipExisting?: boolean | undefined;
  /**
   * Whether to return calls with their summary and transcript. With `details`, the feed sends one more request for each new or changed call. You
   * cannot change `details` after the first run of a feed.
   * @default false
   */
  details?: boolean | undefined;
  /**
   * Maximum number of concurrent requests.
   * @default 5 for pages, 10 for details
   */
  concurrency?: number | undefined;
  /**
   * Called if the server returns incomplete lists. If a run cannot read the whole list, a call that is missing from the list does not count as
   * deleted.
   * @default the client's `onWarning`
   */
  onWarning?: ClientHooks["onWarning"];
  /** Aborts the run. */
  signal?: AbortSignal | undefined;
}

/** A call that the server listed so late that only a run with a longer lookback than `lookbackHours` found the call. */
export interface LateArrival {
  id: string;
  /** The value of `lookbackHours` that would have been enough to find the call sooner. */
  lookbackHours: number;
}

/** A call whose details could not be fetched, and the error. */
export interface FailedCall {
  id: string;
  error: SmartAlexError;
}

/**
 * The changes since the previous batch, and the state to continue from. Store the changes and the state in one transaction, so that no change is lost
 * or repeated if the process ends.
 *
 * @example
 * for await (const batch of client.calls.changes({ state: await db.loadState() })) {
 *   await db.transaction(async (tx) => {
 *     for (const call of batch.upserts) await tx.saveCall(call);
 *     for (const id of batch.deletedIds) await tx.deleteCall(id);
 *     await tx.saveState(batch.state);
 *   });
 * }
 */
export interface ChangeBatch<Item extends Call = Call> {
  /** Calls that are new, or that have changed since they were last delivered. */
  upserts: Item[];
  /** IDs of the new calls in `upserts`. All other calls in `upserts` are calls that have changed. */
  createdIds: string[];
  /** IDs of calls that were delivered before and are now deleted. Two responses have confirmed each deletion. */
  deletedIds: string[];
  /** Calls in `upserts` that appeared later than `lookbackHours` allows. */
  lateArrivals: LateArrival[];
  /**
   * Calls whose details could not be fetched, in a feed with `details`. The feed requests a failed call again in every run for one day, and then once
   * a day, until the request succeeds or the call is deleted. After each failed request, `failed` contains the call again.
   */
  failed: FailedCall[];
  /** The state to pass to the next run. */
  state: ChangeFeedState;
}

/** A batch of a change feed with or without the option `details`. */
export type AnyChangeBatch = ChangeBatch<Call | CallDetail>;
