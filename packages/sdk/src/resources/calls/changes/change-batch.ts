import type { Call } from "@smartalex/contract";
import type { SmartAlexError } from "../../../errors.ts";
import type { ClientHooks } from "../../../transport/instrumentation.ts";
import type { ChangeFeedState } from "./change-feed-state.ts";
import type { LookbackOptions } from "./lookback.ts";

/** How a feed goes on, and how far it looks back. */
export interface ChangeFeedOptions extends LookbackOptions {
  /** What the last batch that you stored came with. Without one, the feed starts anew. */
  state?: ChangeFeedState | undefined;
  /** Where a feed that starts anew begins, in hours before now. Default: with the first call of all. */
  since_hours?: number | undefined;
  /** Whether a feed that starts anew passes over the calls that are there, and gives what comes or changes from then on. Default false. */
  skipExisting?: boolean | undefined;
  /** Whether to give calls with summary and transcript, by one more request for each that is new or changed. Default false. */
  details?: boolean | undefined;
  /** How many requests may be ahead of the reader. Default 4 for pages, and 10 for details. */
  concurrency?: number | undefined;
  /**
   * Called if the server does not return complete lists. Unless all calls can be read in other ways, the run reports none as missing.
   * Defaults to the client's `onWarning`.
   */
  onWarning?: ClientHooks["onWarning"];
  /** Stops the run. */
  signal?: AbortSignal | undefined;
}

/** Why a run could not read calls as it should. */
export interface ChangeFeedWarning {
  /**
   * Tells the kinds apart, for programs. `list_incomplete`: the list lacks calls, and the next run reads the same hours again.
   * `since_hours_capped`: the server limits `since_hours`, and older calls take more requests.
   */
  readonly code: "list_incomplete" | "since_hours_capped";
  /** What happened, and what to do about it. */
  readonly message: string;
}

/** A call that showed up later than `lookbackHours` allows, found by a longer look back, and the `lookbackHours` that would have found it. */
export interface LateArrival {
  id: string;
  lookbackHours: number;
}

/** A call whose details could not be requested, and why. */
export interface FailedCall {
  id: string;
  error: SmartAlexError;
}

/** What has changed. Stored in one transaction with its state, nothing is lost or repeated whenever a process ends. */
export interface ChangeBatch<Given extends Call = Call> {
  /** Calls that are new, or differ from what was given before. */
  upserts: Given[];
  /** Ids of those of `upserts` that were never given before. The others have changed. */
  createdIds: string[];
  /** Ids of calls that were delivered before, and are gone: two responses of the run say so. */
  deletedIds: string[];
  /** Those of `upserts` that the next run would not have found, had they come any later. */
  lateArrivals: LateArrival[];
  /**
   * With `details`: calls whose details could not be requested. They are requested in every run for a day, then daily, until they succeed
   * or the call is gone, and are listed here each time.
   */
  failed: FailedCall[];
  /** Where to go on. */
  state: ChangeFeedState;
}
