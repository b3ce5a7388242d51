import { rename, rm } from "node:fs/promises";
import type { FieldMetadata } from "@smartalex/contract";
import { recordCompletion, recordCommit } from "./files/completed-export.ts";
import { convertToParquet, type UnfitValues } from "./parquet/convert-to-parquet.ts";
import { wrapFsErrors } from "./files/fs-error.ts";
import type { ExportProgress } from "./files/journal.ts";
import { checkTarget, type ExportPaths } from "./files/export-paths.ts";

/** Where the rows are, and what becomes of them. */
export interface CommitOptions {
  paths: ExportPaths;
  /** The complete file. */
  from: string;
  standing: ExportProgress;
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
export async function commitExport({
  columns,
  from,
  hasCompletions,
  isForced,
  isParquet,
  paths,
  signal,
  standing,
}: CommitOptions): Promise<UnfitValues> {
  const { converting, journal, partial, repairing, target } = paths;
  const isWhole = standing.failed.length === 0;
  const isNoted = !isWhole || hasCompletions;
  if (isNoted) await recordCompletion(paths, { path: from, standing });
  let complete = from;
  let unfit: UnfitValues = { count: 0, places: [] };
  if (isParquet) {
    if (from !== partial) await wrapFsErrors(partial, rename(from, partial));
    unfit = await convertToParquet({ from: partial, to: converting, fields: columns, signal });
    complete = converting;
  }
  if (complete !== target) {
    await checkTarget(target, isForced);
    if (isParquet && isNoted) await recordCommit(paths, complete);
    await wrapFsErrors(target, rename(complete, target));
  }
  for (const path of [repairing, ...(isWhole || !isParquet ? [partial] : []), ...(isWhole ? [journal] : [])]) {
    await wrapFsErrors(path, rm(path, { force: true }));
  }
  return unfit;
}
