import type { WarningEvent } from "../../../transport/instrumentation/events.ts";
import type { ChangeFeedWarning } from "./change-batch.ts";

/** The maximum number of times that a run reads a list until the list is complete. */
const MAX_ATTEMPTS = 3;
/**
 * The code of the warning that pages cannot overlap. The list may be complete in spite of this warning. Reading the list again shows whether the list
 * is complete.
 */
const CANNOT_OVERLAP = "pages_cannot_overlap";

/** The result of reading a list to its end. */
export interface ListReading {
  /** The number of times that this run has read the list. */
  attempt: number;
  /** Number of rows in the list. */
  rows: number;
  /** The number of rows in this attempt that earlier attempts had not returned. */
  newRows: number;
  /** The number of rows that the list should have according to other responses. */
  expectedRows: number;
  warnings: readonly Pick<WarningEvent, "code">[];
}

/**
 * Decides whether a list is complete, or should be read again. A list counts as complete if it caused no warning and has as many rows as another
 * response reports. Therefore, a single wrong response cannot make an incomplete list look complete.
 */
export function evaluateList(reading: ListReading): "complete" | "incomplete" | "retry" {
  const { attempt, expectedRows, newRows, rows, warnings } = reading;
  if (warnings.some(({ code }) => code !== CANNOT_OVERLAP)) return "incomplete";
  const isUncertain = warnings.length > 0 && (attempt === 1 || newRows > 0);
  if (rows >= expectedRows && !isUncertain) return "complete";
  return attempt < MAX_ATTEMPTS ? "retry" : "incomplete";
}

/** Hidden calls: the list does not contain these calls, but the server returns them if the feed requests them by ID or by position. */
export interface HiddenCalls {
  count: number;
  /** The latest start of a hidden call. */
  newestHiddenMs: number;
  /** The earliest start of a call in the list. `Infinity` if the list is empty. */
  oldestListedMs: number;
}

/**
 * Decides why the list does not contain some calls. If all hidden calls are older than the calls of a list with `since_hours`, the server caps
 * `since_hours`.
 *
 * - `complete`: there are no hidden calls.
 * - `capped`: the server caps `since_hours`. The list still has all new calls, because it reaches back to the floor of the shortest lookback.
 * - `truncated`: the server caps `since_hours`, and new calls may be missing from the list.
 * - `incomplete`: calls are missing from the list for another reason.
 */
export function evaluateHidden(
  hidden: HiddenCalls | undefined,
  { isLimited, shortestFloorMs }: { isLimited: boolean; shortestFloorMs: number },
): "complete" | "capped" | "truncated" | "incomplete" {
  if (!hidden) return "complete";
  if (!isLimited || hidden.newestHiddenMs >= hidden.oldestListedMs) return "incomplete";
  return hidden.oldestListedMs <= shortestFloorMs ? "capped" : "truncated";
}

/** Creates the warning that a run could not read the whole list. */
export function listIncompleteWarning({
  expectedRows,
  rows,
}: Pick<ListReading, "expectedRows" | "rows">): ChangeFeedWarning {
  const message =
    `The server reports ${expectedRows} calls, but its list has ${rows}. The feed delivered the listed calls, and did not report ` +
    "other calls as deleted. The next run reads the same hours again.";
  return { code: "list_incomplete", message };
}

/** Creates the warning that the list does not contain calls that the server returns by ID. */
export function hiddenCallsWarning(count: number): ChangeFeedWarning {
  const message =
    `The server returns ${count} calls by id that its list does not contain. The feed delivered the calls that it received. The next run ` +
    "reads the same hours again.";
  return { code: "list_incomplete", message };
}

/** Creates the warning that the server caps `since_hours`. `listedHours` is the age in hours of the oldest call in the server's list. */
export function sinceHoursCappedWarning(since_hours: number, listedHours: number): ChangeFeedWarning {
  const message =
    `The server caps since_hours: for ${since_hours} hours, it listed only calls of the last ${listedHours} hours. The feed requested ` +
    "older calls in other ways, which takes more requests. To send fewer requests, set enrichmentHours and reconcileHours below this limit.";
  return { code: "since_hours_capped", message };
}
