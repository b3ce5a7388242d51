import { closeSync, constants, fstatSync, openSync, readFileSync, type Stats } from "node:fs";
import { CommandError } from "../../errors.ts";
import { exitCodes } from "../../exit-codes.ts";

/** Options of `readConfigFile`. */
export interface ReadOptions {
  /** Checks the opened file. Errors that it throws are passed on. */
  check?: (stats: Stats) => void;
  /** Maximum size in bytes. @default 1_000_000 */
  largestBytes?: number;
}

/**
 * Reads a file. Returns `undefined` if it does not exist. Throws `CommandError`, which names the file, if it cannot be read. Synchronous, because
 * asynchronous reads would load more of Node than a few bytes are worth.
 */
export function readConfigFile(
  path: string,
  { check, largestBytes = 1_000_000 }: ReadOptions = {},
): string | undefined {
  let file: number | undefined;
  try {
    // Do not wait if the file is a named pipe. (The flag does not exist on Windows.)
    file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const stats = fstatSync(file); // of the opened file, because the path may refer to another file by now
    if (!stats.isFile()) throw unreadableFileError(path, "it is not a file");
    if (stats.size > largestBytes) throw unreadableFileError(path, "it is too large");
    check?.(stats);
    return readFileSync(file, "utf8").replace(/^\uFEFF/, ""); // some editors on Windows add a byte order mark
  } catch (error) {
    if (error instanceof CommandError) throw error;
    const { code = String(error) } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw unreadableFileError(path, code);
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

function unreadableFileError(path: string, why: string): CommandError {
  return new CommandError(`${path} cannot be read: ${why}. Fix it, or move it away.`, {
    exitCode: exitCodes.usage,
    code: "file_unreadable",
  });
}
