import { writePrivateFile } from "@smartalex/node-files";
import { CommandError } from "../../errors.ts";
import { exitCodes } from "../../exit-codes.ts";

/** Writes a file that only its owner can read, completely or not at all. Throws `CommandError`, which names the file. */
export function writeSecureFile(path: string, text: string): void {
  try {
    writePrivateFile(path, text);
  } catch (error) {
    throw writeError(path, error);
  }
}

/** The error for a file that cannot be written. */
export function writeError(path: string, error: unknown): CommandError {
  const { code = String(error) } = error as NodeJS.ErrnoException;
  return new CommandError(`${path} cannot be written (${code}). Nothing was changed.`, {
    exitCode: exitCodes.internal,
    code: "file_not_written",
  });
}
