import { closeSync, constants, fstatSync, ftruncateSync, openSync, writeSync } from "node:fs";
import { CommandError } from "../errors.ts";
import { exitCodes } from "../exit-codes.ts";

/**
 * Appends a line to the state of a watch: this call is completed. Rewriting the whole state, which may be several megabytes, for each call of a large
 * round took 50 s for 6,000 calls. If a full disk accepts only a part of the line, the part is removed, because the next line would be appended to
 * it. Throws `CommandError`, which names the file.
 */
export function appendCompleted(path: string, id: string): void {
  try {
    // Do not create the file: without its first line, the others have no meaning.
    const file = openSync(path, constants.O_WRONLY | constants.O_APPEND);
    try {
      appendLine(file, Buffer.from(`${JSON.stringify(id)}\n`));
    } finally {
      closeSync(file);
    }
  } catch (error) {
    const { code = String(error) } = error as NodeJS.ErrnoException;
    throw new CommandError(`${path} cannot be written (${code}). The next watch may repeat the last call.`, {
      exitCode: exitCodes.internal,
      code: "file_not_written",
    });
  }
}

function appendLine(file: number, line: Uint8Array): void {
  const { size } = fstatSync(file);
  try {
    // A full disk accepts what fits, and then rejects the rest.
    for (let written = 0; written < line.length;) written += writeSync(file, line, written);
  } catch (error) {
    ftruncateSync(file, size);
    throw error;
  }
}
