import { rename, rm } from "node:fs/promises";
import type { FieldMetadata } from "@smartalex/contract";
import { noteCompleted, notePlaced } from "./files/completed-export.ts";
import { convertToParquet, type UnfitValues } from "./parquet/convert-to-parquet.ts";
import { onDisk } from "./files/fs-error.ts";
import type { Standing } from "./files/journal.ts";
import { checkTarget, type ExportPaths } from "./files/export-paths.ts";

/** Where the rows are, and what becomes of them. */
export interface Placing {
  paths: ExportPaths;
  /** The complete file. */
  from: string;
  standing: Standing;
  /** Whether the journal says already that a file is complete: then its steps are no longer those of the rows. */
  hasCompletions: boolean;
  isParquet: boolean;
  columns: readonly FieldMetadata[];
  /** Whether a file that has the name is replaced. */
  isForced: boolean;
  signal: AbortSignal;
}

/**
 * Gives a complete file its name, and removes what stood beside it. If calls could not be read, the journal stays, and with Parquet the rows that
 * it was converted from: `--resume` adds them. Gives the values that did not fit into their columns. Throws `UsageError` where another file has the name by now.
 */
export async function placeExport({
  columns,
  from,
  hasCompletions,
  isForced,
  isParquet,
  paths,
  signal,
  standing,
}: Placing): Promise<UnfitValues> {
  const { converting, journal, partial, repairing, target } = paths;
  const isWhole = standing.failed.length === 0;
  const isNoted = !isWhole || hasCompletions;
  if (isNoted) await noteCompleted(paths, { path: from, standing });
  let complete = from;
  let unfit: UnfitValues = { count: 0, places: [] };
  if (isParquet) {
    if (from !== partial) await onDisk(partial, rename(from, partial));
    unfit = await convertToParquet({ from: partial, to: converting, fields: columns, signal });
    complete = converting;
  }
  if (complete !== target) {
    await checkTarget(target, isForced);
    if (isParquet && isNoted) await notePlaced(paths, complete);
    await onDisk(target, rename(complete, target));
  }
  for (const path of [repairing, ...(isWhole || !isParquet ? [partial] : []), ...(isWhole ? [journal] : [])]) {
    await onDisk(path, rm(path, { force: true }));
  }
  return unfit;
}
