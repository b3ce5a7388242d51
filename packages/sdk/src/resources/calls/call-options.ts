import type { ClientHooks } from "../../transport/instrumentation.ts";
import type { OptionNames } from "../../runtime/option-names.ts";
import { requestOptions, type RequestOptions } from "../../client-options.ts";
import type { ChangeFeedOptions } from "./changes/change-batch.ts";

/** Options of requests that are sent ahead of the reader. */
export interface ListOptions extends RequestOptions {
  /** How many requests may be ahead of the reader. */
  concurrency?: number | undefined;
  /** Called if this list may be incomplete, or its total is wrong. Defaults to the client's `onWarning`. */
  onWarning?: ClientHooks["onWarning"];
}

/** The names of `ListOptions`. */
export const listOptions: OptionNames<ListOptions> = { ...requestOptions, concurrency: true, onWarning: true };

/** The names of `ChangeFeedOptions`. */
export const changeFeedOptions: OptionNames<ChangeFeedOptions> = {
  state: true,
  since_hours: true,
  skipExisting: true,
  details: true,
  concurrency: true,
  signal: true,
  lookbackHours: true,
  enrichmentHours: true,
  reconcileHours: true,
  onWarning: true,
};
