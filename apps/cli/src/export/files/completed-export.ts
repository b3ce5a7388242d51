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

/** A file that an export completed, but for calls that could not be read. */
export interface CompletedExport {
  header: JournalHeader;
  /** Where its rows are: the target, or the partial export if that is converted to Parquet. */
  path: string;
  standing: ExportProgress;
  /** Whether the target is a file that this export put there, and may be replaced. */
  isPlaced: boolean;
}

/**
 * The file that an export completed but for some calls, or `undefined` if there is none. A repair that was killed before its copy took the
 * name is finished first. Throws `UsageError` if the file was changed since: nobody knows where the missing rows belong.
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
    `${home} was changed since it was exported, so the calls that could not be read cannot be added to it. ` +
      "Add --force without --resume to export all calls again, or name another file.",
  );
}

/** Notes that a file is complete but for the calls in `standing.failed`. */
export async function recordCompletion(
  { journal }: ExportPaths,
  { path, standing }: Pick<CompletedExport, "path" | "standing">,
): Promise<void> {
  await note(journal, noteLine({ completion: { file: await wrapFsErrors(path, existingMark(path)), standing } }));
}

/** Notes that a file that is about to become the target is a Parquet file that was made of the rows in the partial export. */
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
