import type { ChangesWarning } from "./change-batch.ts";

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
  /** How many rows another response has reported. */
  expectedRows: number;
  warnings: readonly ChangesWarning[];
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
export function listIncomplete(rows: number, expectedRows: number): ChangesWarning {
  const message =
    `The server reports ${expectedRows} calls, but the list had ${rows}. The feed delivered what it found, and reports no calls as ` +
    "missing. The next run reads the same hours again.";
  return { code: "list_incomplete", message };
}
