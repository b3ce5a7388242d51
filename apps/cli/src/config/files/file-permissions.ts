import type { Stats } from "node:fs";
import { commandLine } from "@smartalex/node-files";
import { CommandError } from "../../errors.ts";
import { exitCodes } from "../../exit-codes.ts";

/** The access that other users must not have to a file or directory: any access, or write access only. */
export type Forbidden = "any access" | "writing";

const MASKS: Record<Forbidden, number> = { "any access": 0o077, writing: 0o022 };

/**
 * Throws `CommandError` for a file or directory that another user owns, or that others can read or write. Files of root are accepted: root could
 * replace this program as well, and files mounted into a container often belong to root. On Windows, nothing is checked.
 */
export function assertSecure(
  path: string,
  stats: Stats,
  { forbidden, platform }: { forbidden: Forbidden; platform: NodeJS.Platform },
): void {
  if (platform === "win32") return;
  if (isForeign(stats)) {
    throw new CommandError(`${path} belongs to another user (uid ${stats.uid}), so it is ignored.`, {
      exitCode: exitCodes.authentication,
      code: "file_owner",
      hint: commandLine`mv ${path} ${`${path}.${stats.uid}`}`,
    });
  }
  if ((stats.mode & MASKS[forbidden]) === 0) return;
  const consequence = forbidden === "writing" ? "it is ignored" : "no key is read from it or written to it";
  throw new CommandError(`${path} has insecure permissions: other users can access it, so ${consequence}.`, {
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
