import type { ChangeFeedWarning, WarningEvent } from "../../../transport/instrumentation/warnings.ts";

/** The maximum number of times that a run reads a list until the list is complete. */
const MAX_ATTEMPTS = 3;
/**
 * The code of the warning that pages cannot overlap. A list may be complete although its pages cannot overlap, so the run reads the list again to
 * check.
 */
const CANNOT_OVERLAP = "pages_cannot_overlap";

/** The result of reading a list to its end. */
export interface ListReading {
  /** The number of times that the run has read the list. */
  attempt: number;
  /** Number of rows in the list. */
  rows: number;
  /** The number of rows that this reading of the list returned and earlier readings did not return. */
  newRows: number;
  /** The number of rows that the list should have according to other responses. */
  expectedRows: number;
  warnings: readonly Pick<WarningEvent, "code">[];
}

/**
 * Decides whether a list is complete, or should be read again. A complete list has as many rows as another response reports, so that a single wrong
 * response cannot make an incomplete list look complete. A list that caused a warning is incomplete, except that a list whose pages cannot overlap is
 * complete if reading it again returns no new rows.
 */
export function evaluateList(reading: ListReading): "complete" | "incomplete" | "retry" {
  const { attempt, expectedRows, newRows, rows, warnings } = reading;
  if (warnings.some(({ code }) => code !== CANNOT_OVERLAP)) return "incomplete";
  const isUncertain = warnings.length > 0 && (attempt === 1 || newRows > 0);
  if (rows >= expectedRows && !isUncertain) return "complete";
  return attempt < MAX_ATTEMPTS ? "retry" : "incomplete";
}

/**
 * A summary of the hidden calls: calls that the list does not contain, although the server returns them by ID, or in the list of all calls.
 */
export interface HiddenCalls {
  count: number;
  /** The start time of the newest hidden call. */
  newestHiddenMs: number;
  /** The start time of the oldest call in the list, or `Infinity` if the list is empty. */
  oldestListedMs: number;
}

/**
 * Decides why the list does not contain the hidden calls, which the server returns by ID, or in the list of all calls. If all hidden
 * calls are older than all calls of a list with `since_hours`, the server caps `since_hours`, that is, replaces large values with a maximum.
 *
 * - `complete`: the list contains all calls.
 * - `capped`: the server caps `since_hours`, but the list reaches back as far as the shortest lookback and has all new calls.
 * - `truncated`: the server caps `since_hours`, and new calls may be missing from the list.
 * - `incomplete`: calls are missing from the list, but not because of a cap.
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

/** Creates the warning that the server returns calls by ID that its list does not contain. */
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
