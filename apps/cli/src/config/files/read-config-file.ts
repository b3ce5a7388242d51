import { closeSync, constants, fstatSync, openSync, readFileSync, type Stats } from "node:fs";
import { CommandError } from "../../errors.ts";
import { exitCodes } from "../../exit-codes.ts";

/** What is expected of a file. */
export interface ReadOptions {
  /** May throw at what the open file is. */
  check?: (stats: Stats) => void;
  /** Default: more than any settings need. What is larger is something else. */
  largestBytes?: number;
}

/**
 * The text of a file, or `undefined` where there is none. Throws `CommandError`, which names the file, for one that cannot be read.
 * Not asynchronous: Node would load more than the command has, for a few bytes.
 */
export function readConfigFile(
  path: string,
  { check, largestBytes = 1_000_000 }: ReadOptions = {},
): string | undefined {
  let file: number | undefined;
  try {
    // A named pipe in its place must not keep the command waiting. (Windows knows no such flag: there it is none.)
    file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const stats = fstatSync(file); // of what was opened: its name may point elsewhere by now
    if (!stats.isFile()) throw unreadable(path, "it is no file");
    if (stats.size > largestBytes) throw unreadable(path, "it is too large");
    check?.(stats);
    return readFileSync(file, "utf8").replace(/^\uFEFF/, ""); // editors on Windows begin files with a BOM
  } catch (error) {
    if (error instanceof CommandError) throw error;
    const { code = String(error) } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw unreadable(path, code);
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

function unreadable(path: string, why: string): CommandError {
  return new CommandError(`${path} cannot be read: ${why}. Mend it, or move it away.`, {
    exitCode: exitCodes.usage,
    code: "file_unreadable",
  });
}
