import { rename, rm } from "node:fs/promises";
import type { FieldMetadata } from "@smartalex/contract";
import { recordCompletion, recordCommit } from "./files/completed-export.ts";
import { convertToParquet, type UnfitValues } from "./parquet/convert-to-parquet.ts";
import { wrapFsErrors } from "./files/fs-error.ts";
import type { ExportProgress } from "./files/journal.ts";
import { checkTarget, type ExportPaths } from "./files/export-paths.ts";

/** Options of `commitExport`. */
export interface CommitOptions {
  paths: ExportPaths;
  /** The path of the complete file. */
  source: string;
  standing: ExportProgress;
  /** Whether the journal already contains a completed file. The progress in its entries then no longer matches the rows. */
  hasCompletions: boolean;
  isParquet: boolean;
  columns: readonly FieldMetadata[];
  /** Whether an existing file is overwritten. */
  isForced: boolean;
  signal: AbortSignal;
}

/**
 * Renames a complete file to the target, and removes temporary files. If calls could not be fetched, keeps the journal, and for Parquet the rows, so
 * that `--resume` can add them. Returns the values that did not fit into their columns. Throws `UsageError` if another file was created at the target
 * in the meantime.
 */
export async function commitExport({
  columns,
  source,
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
  if (isNoted) await recordCompletion(paths, { path: source, standing });
  let complete = source;
  let unfit: UnfitValues = { count: 0, places: [] };
  if (isParquet) {
    if (source !== partial) await wrapFsErrors(partial, rename(source, partial));
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
