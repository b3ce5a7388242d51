import type { WarningEvent } from "../../../transport/instrumentation/events.ts";
import type { ChangeFeedWarning } from "./change-batch.ts";

/** The maximum number of times that a run reads a list to get a complete list. */
const MAX_ATTEMPTS = 3;
/** The code of the warning that pages cannot overlap. The list may still be complete. Reading the list again shows whether it is complete. */
const CANNOT_OVERLAP = "pages_cannot_overlap";

/** The result of reading a list to its end. */
export interface ListReading {
  /** The number of times that this run has read the list. */
  attempt: number;
  /** Number of rows in the list. */
  rows: number;
  /** The number of rows that earlier attempts had not returned. */
  newRows: number;
  /** Number of rows according to other responses. */
  expectedRows: number;
  warnings: readonly Pick<WarningEvent, "code">[];
}

/**
 * Decides whether a list is complete, or should be read again. A complete list caused no warning, and has as many rows as another response
 * reports. Therefore, no single response can make an incomplete list look complete.
 */
export function evaluateList(reading: ListReading): "complete" | "incomplete" | "retry" {
  const { attempt, expectedRows, newRows, rows, warnings } = reading;
  if (warnings.some(({ code }) => code !== CANNOT_OVERLAP)) return "incomplete";
  const isUncertain = warnings.length > 0 && (attempt === 1 || newRows > 0);
  if (rows >= expectedRows && !isUncertain) return "complete";
  return attempt < MAX_ATTEMPTS ? "retry" : "incomplete";
}

/** Calls that are missing from the list, although the server returns them if they are requested by id or by position. */
export interface HiddenCalls {
  count: number;
  /** The latest start of a hidden call. */
  newestHiddenMs: number;
  /** The earliest start of a call in the list. `Infinity` if the list is empty. */
  oldestListedMs: number;
}

/**
 * Decides why calls are hidden. If all hidden calls started before the calls of a list limited by `since_hours`, the server caps `since_hours`.
 *
 * - `complete`: there are no hidden calls.
 * - `capped`: the server caps `since_hours`. The list has all new calls, because it reaches the floor of the shortest lookback.
 * - `truncated`: the server caps `since_hours`, and the list may lack new calls.
 * - `incomplete`: the list lacks calls for another reason.
 */
export function evaluateHidden(
  hidden: HiddenCalls | undefined,
  { isLimited, shortestFloorMs }: { isLimited: boolean; shortestFloorMs: number },
): "complete" | "capped" | "truncated" | "incomplete" {
  if (!hidden) return "complete";
  if (!isLimited || hidden.newestHiddenMs >= hidden.oldestListedMs) return "incomplete";
  return hidden.oldestListedMs <= shortestFloorMs ? "capped" : "truncated";
}

/** The warning that a run could not read the whole list. */
export function listIncompleteWarning({
  expectedRows,
  rows,
}: Pick<ListReading, "expectedRows" | "rows">): ChangeFeedWarning {
  const message =
    `The server reports ${expectedRows} calls, but its list has ${rows}. The feed delivered the listed calls, and reports no unlisted ` +
    "calls as deleted. The next run reads the same hours again.";
  return { code: "list_incomplete", message };
}

/** The warning about calls that the server returns by id, but that its list does not contain. */
export function hiddenCallsWarning(count: number): ChangeFeedWarning {
  const message =
    `The server returns ${count} calls by id that its list does not contain. The feed delivered the calls that it received. The next run ` +
    "reads the same hours again.";
  return { code: "list_incomplete", message };
}

/** The warning that the server caps `since_hours`. `listedHours` is the age of the oldest call in its list. */
export function sinceHoursCappedWarning(since_hours: number, listedHours: number): ChangeFeedWarning {
  const message =
    `The server caps since_hours: for ${since_hours} hours, it listed only calls of the last ${listedHours} hours. The feed requested ` +
    "older calls in other ways, which takes more requests. To avoid these, set enrichmentHours and reconcileHours below that limit.";
  return { code: "since_hours_capped", message };
}
