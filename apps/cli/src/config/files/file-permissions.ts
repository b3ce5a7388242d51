import type { Stats } from "node:fs";
import { commandLine } from "@smartalex/node-files";
import { CommandError } from "../../errors.ts";
import { exitCodes } from "../../exit-codes.ts";

/** What other users may not do with a file or folder: read and write it, or only write it. */
export type Forbidden = "any access" | "writing";

const MASKS: Record<Forbidden, number> = { "any access": 0o077, writing: 0o022 };

/**
 * Throws `CommandError` for a file or folder of another user, or one that others may read or write. Root counts as the user: root could
 * replace this program just as well, and files that are mounted into a container are often root's. On Windows, owner and mode say nothing.
 */
export function assertSecure(
  path: string,
  stats: Stats,
  { forbidden, platform }: { forbidden: Forbidden; platform: NodeJS.Platform },
): void {
  if (platform === "win32") return;
  if (isForeign(stats)) {
    throw new CommandError(`${path} belongs to another user (uid ${stats.uid}), so nothing in it is used.`, {
      exitCode: exitCodes.authentication,
      code: "file_owner",
      hint: commandLine`mv ${path} ${`${path}.${stats.uid}`}`,
    });
  }
  if ((stats.mode & MASKS[forbidden]) === 0) return;
  const consequence = forbidden === "writing" ? "nothing in it is used" : "no key is read from it or put there";
  throw new CommandError(`Others on this machine can get at ${path}, so ${consequence}.`, {
    exitCode: exitCodes.authentication,
    code: "file_mode",
    hint: commandLine`chmod ${stats.isDirectory() ? "700" : "600"} ${path}`,
  });
}

/** Whether a file belongs to neither this user nor root. Always `false` on Windows. */
export function isForeign({ uid }: Pick<Stats, "uid">): boolean {
  const own = process.geteuid?.();
  return own !== undefined && uid !== own && uid !== 0;
}
