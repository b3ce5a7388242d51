import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { CommandError } from "../command-error.ts";
import { exitCodes } from "../exit-codes.ts";

/**
 * Writes a file that only its owner can read, at no moment anyone else, and makes the folder for it. The file is written beside and
 * renamed: whoever reads it, and whenever this is killed, it is the old one or the new one. On Windows modes say nothing: there,
 * the profile of the user is private. Throws `CommandError`, which names the file.
 */
export function writePrivate(path: string, text: string): void {
  const beside = `${path}.${process.pid}.tmp`;
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    rmSync(beside, { force: true }); // of a run that was killed, and had our number
    const file = openSync(beside, "wx", 0o600);
    try {
      writeFileSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(beside, path);
  } catch (error) {
    const { code = String(error) } = error as NodeJS.ErrnoException;
    try {
      rmSync(beside, { force: true });
    } catch {
      // Then it is the same trouble as before, which is told.
    }
    throw new CommandError(`${path} cannot be written (${code}). Nothing was changed.`, {
      exitCode: exitCodes.internal,
      code: "file_not_written",
    });
  }
}
