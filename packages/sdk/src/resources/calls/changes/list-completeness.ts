import type { WarningEvent } from "../../../transport/instrumentation.ts";
import type { ChangeFeedWarning } from "./change-batch.ts";

/** How often a list is read in one run until it counts as complete. */
const MOST_READINGS = 3;
/** The warning of a list whose pages cannot overlap: it may be complete, and reading it again shows whether it was. */
const CANNOT_OVERLAP = "pages_cannot_overlap";

/** What reading a list to its end has shown. */
export interface Reading {
  /** How often the list was read in this run. */
  count: number;
  /** How many rows the list had. */
  rows: number;
  /** How many of them the run had not seen before. */
  newRows: number;
  /** How many rows other responses have shown or reported. */
  expectedRows: number;
  warnings: readonly Pick<WarningEvent, "code">[];
}

/**
 * Whether a list is complete, or should be read again. A list is complete if it has as many rows as another response has reported, so
 * that no single response can make it look complete, and if it has caused no warning.
 */
export function judge({ count, expectedRows, newRows, rows, warnings }: Reading): "complete" | "incomplete" | "again" {
  if (warnings.some(({ code }) => code !== CANNOT_OVERLAP)) return "incomplete";
  const isUncertain = warnings.length > 0 && (count === 1 || newRows > 0);
  if (rows >= expectedRows && !isUncertain) return "complete";
  return count < MOST_READINGS ? "again" : "incomplete";
}

/** The warning for a run that could not read the whole list. */
export function listIncomplete(rows: number, expectedRows: number): ChangeFeedWarning {
  const message =
    `The server reports ${expectedRows} calls, but the list had ${rows}. The feed delivered what it found, and reports no calls as ` +
    "missing. The next run reads the same hours again.";
  return { code: "list_incomplete", message };
}

/** What a list lacks that requests by id have found. */
export interface Hidden {
  /** How many calls. */
  count: number;
  /** The latest start of one of them. */
  newestHiddenMs: number;
  /** The earliest start of a call in the list. `Infinity` if it has none. */
  oldestListedMs: number;
}

/**
 * What it means that the server returns calls by id that its list lacks. If all of them started before the calls of a list that
 * `since_hours` limits, the server limits `since_hours` further. New calls may then be missing too, unless the list reaches back to the
 * floor of every run.
 */
export function judgeHidden(
  hidden: Hidden | undefined,
  { hotFloorMs, isLimited }: { hotFloorMs: number; isLimited: boolean },
): "complete" | "capped" | "capped too early" | "incomplete" {
  if (!hidden) return "complete";
  if (!isLimited || hidden.newestHiddenMs >= hidden.oldestListedMs) return "incomplete";
  return hidden.oldestListedMs <= hotFloorMs ? "capped" : "capped too early";
}

/** The warning for a server that returns calls by id that its list lacks. */
export function callsHidden(count: number): ChangeFeedWarning {
  const message =
    `The server returns ${count} calls by id that its list lacks. The feed delivered what it found. The next run reads the same hours ` +
    "again.";
  return { code: "list_incomplete", message };
}

/** The warning for a server that limits `since_hours`. `listedHours` is the age of the oldest call that it listed. */
export function sinceHoursCapped(since_hours: number, listedHours: number): ChangeFeedWarning {
  const message =
    `The server limits since_hours: for ${since_hours} hours, it listed calls of the last ${listedHours} hours only. The feed requested ` +
    "older calls in other ways, which takes more requests. To avoid them, set enrichmentHours and reconcileHours below that limit.";
  return { code: "since_hours_capped", message };
}
