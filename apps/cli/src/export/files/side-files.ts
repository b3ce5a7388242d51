import { lstat, rm } from "node:fs/promises";
import { foreignReason, SideFileError } from "@smartalex/node-files";
import { UsageError } from "../../errors.ts";
import { toFsError, wrapFsErrors } from "./fs-error.ts";
import type { ExportPaths } from "./export-paths.ts";

/**
 * Removes temporary files of an earlier export, or keeps them with `--resume`. Throws `UsageError` for a file that was not created by an export of
 * this user, and if there is an incomplete export but neither flag.
 */
export async function removeStaleFiles(
  paths: ExportPaths,
  { isForced, isResumed }: { isForced: boolean; isResumed: boolean },
): Promise<void> {
  const { converting, journal, partial, repairing } = paths;
  const existing = [];
  for (const path of [partial, journal, converting, repairing]) if (await isOurs(path)) existing.push(path);
  if (existing.includes(partial) && !isForced && !isResumed) {
    throw new UsageError(
      `${partial} already exists from an interrupted export. Use --resume to continue or --force to start over.`,
    );
  }
  const isKept = (path: string) => isResumed && path !== converting; // a repaired copy may only need to be renamed
  for (const path of existing) if (!isKept(path)) await wrapFsErrors(path, rm(path, { force: true }));
}

/** Whether the file exists. Throws `UsageError` if it was not created by us. */
async function isOurs(path: string): Promise<boolean> {
  const stats = await lstat(path).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw toFsError(error, path);
  });
  const reason = stats && foreignReason(stats);
  if (reason !== undefined) throw toFsError(new SideFileError(path, reason), path);
  return stats !== undefined;
}
