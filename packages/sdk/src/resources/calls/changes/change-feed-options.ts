import type { OptionNames } from "../../../runtime/option-names.ts";
import type { ChangeFeedOptions } from "./change-batch.ts";

/** The names of the options in `ChangeFeedOptions`. */
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
