import type { Hooks } from "../observe.ts";
import type { OptionNames } from "../option-names.ts";
import { requestOptions, type RequestOptions } from "../options.ts";
import type { ChangesOptions } from "./change-batch.ts";

/** Options of requests that are sent ahead of the reader. */
export interface AheadOptions extends RequestOptions {
  /** How many requests may be ahead of the reader. */
  concurrency?: number | undefined;
  /** Called if this list may be incomplete, or its total is wrong. Defaults to the client's `onWarning`. */
  onWarning?: Hooks["onWarning"];
}

/** The names of `AheadOptions`. */
export const aheadOptions: OptionNames<AheadOptions> = { ...requestOptions, concurrency: true, onWarning: true };

/** The names of `ChangesOptions`. */
export const changesOptions: OptionNames<ChangesOptions> = {
  state: true,
  since_hours: true,
  skipExisting: true,
  details: true,
  concurrency: true,
  signal: true,
  hotHours: true,
  warmHours: true,
  auditHours: true,
  onWarning: true,
};
