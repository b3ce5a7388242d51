import { lstat, rm } from "node:fs/promises";
import { foreignReason, SideFileError } from "@smartalex/node-files";
import { UsageError } from "../../errors.ts";
import { toFsError, wrapFsErrors } from "./fs-error.ts";
import type { ExportPaths } from "./export-paths.ts";

/**
 * Makes room for the files beside an export: removes what an earlier export left if this one begins again, and keeps it with `--resume`.
 * Throws `UsageError` for a file that no export of this user created, and if neither flag says what to do with a partial export.
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
      `${partial} is there: what an export has left that did not come to its end. ` +
        "Add --resume to go on from there, or --force to begin anew.",
    );
  }
  const isKept = (path: string) => isResumed && path !== converting; // a copy that was repaired may be about to take its name
  for (const path of existing) if (!isKept(path)) await wrapFsErrors(path, rm(path, { force: true }));
}

/** Whether there is such a file. Throws `UsageError` for one that is not ours. */
async function isOurs(path: string): Promise<boolean> {
  const stats = await lstat(path).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw toFsError(error, path);
  });
  const reason = stats && foreignReason(stats);
  if (reason !== undefined) throw toFsError(new SideFileError(path, reason), path);
  return stats !== undefined;
}
