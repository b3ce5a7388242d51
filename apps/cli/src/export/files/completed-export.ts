import { rename, rm, stat } from "node:fs/promises";
import { reopenSideFile } from "@smartalex/node-files";
import { UsageError } from "../../errors.ts";
import { wrapFsErrors } from "./fs-error.ts";
import {
  noteLine,
  readJournal,
  type FileMark,
  type JournalHeader,
  type Journal,
  type ExportProgress,
} from "./journal.ts";
import type { ExportPaths } from "./export-paths.ts";
import { writeAll } from "./write-all.ts";

/** An export that is complete except for calls that could not be fetched. */
export interface CompletedExport {
  header: JournalHeader;
  /** The path of its rows: the target, or for Parquet the file that is converted. */
  path: string;
  standing: ExportProgress;
  /** Whether the target was written by this export and may be overwritten. */
  isPlaced: boolean;
}

/**
 * Finds an export that is complete except for some calls. Returns `undefined` if no such export exists. Completes a repair that was interrupted before its
 * file was renamed. Throws `UsageError` if the file was changed, because the positions of the missing rows are then unknown.
 */
export async function findCompletedExport(
  paths: ExportPaths,
  { isParquet }: { isParquet: boolean },
): Promise<CompletedExport | undefined> {
  const journal = await journalAt(paths.journal);
  if (!journal || journal.completions.length === 0) return undefined;
  const home = isParquet ? paths.partial : paths.target;
  const { asked, completions, placed, startedAtMs } = journal;
  const isSame = (one: FileMark, other: FileMark | undefined) =>
    one.size === other?.size && one.mtimeMs === other.mtimeMs;
  for (const path of [paths.repairing, paths.partial, home]) {
    const mark = await markOf(path);
    const completion = completions.findLast(({ file }) => isSame(file, mark));
    if (!completion) continue;
    if (path === paths.repairing) {
      await wrapFsErrors(home, rename(path, home));
      if (!isParquet) await wrapFsErrors(paths.partial, rm(paths.partial, { force: true }));
    }
    const target = await markOf(paths.target);
    return {
      header: { asked, startedAtMs },
      path: path === paths.repairing ? home : path,
      standing: completion.standing,
      isPlaced: isParquet ? placed.some((one) => isSame(one, target)) : path !== paths.partial,
    };
  }
  const isThere = (await markOf(paths.partial)) === undefined && (await markOf(home)) !== undefined;
  if (!isThere) return undefined;
  throw new UsageError(
    `${home} was changed after it was exported, so the missing calls cannot be added. Add --force without ` +
      "--resume to export all calls again, or specify another file.",
  );
}

/** Records in the journal that a file is complete except for the calls in `standing.failed`. */
export async function recordCompletion(
  { journal }: ExportPaths,
  { path, standing }: Pick<CompletedExport, "path" | "standing">,
): Promise<void> {
  await note(journal, noteLine({ completion: { file: await wrapFsErrors(path, existingMark(path)), standing } }));
}

/** Records in the journal that a file, which is about to be renamed to the target, is the Parquet version of the exported rows. */
export async function recordCommit({ journal }: ExportPaths, path: string): Promise<void> {
  await note(journal, noteLine({ placed: await wrapFsErrors(path, existingMark(path)) }));
}

async function note(path: string, line: string): Promise<void> {
  const journal = await wrapFsErrors(path, reopenSideFile(path));
  try {
    const { size } = await journal.stat();
    await wrapFsErrors(path, writeAll(journal, Buffer.from(line), size));
    await wrapFsErrors(path, journal.sync());
  } finally {
    await journal.close();
  }
}

async function journalAt(path: string): Promise<Journal | undefined> {
  const file = await reopenSideFile(path).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    return wrapFsErrors(path, Promise.reject(error as Error));
  });
  if (!file) return undefined;
  try {
    return await wrapFsErrors(path, readJournal(file, Infinity));
  } finally {
    await file.close();
  }
}

async function existingMark(path: string): Promise<FileMark> {
  const { mtimeMs, size } = await stat(path);
  return { size, mtimeMs };
}

async function markOf(path: string): Promise<FileMark | undefined> {
  return existingMark(path).catch(() => undefined);
}
