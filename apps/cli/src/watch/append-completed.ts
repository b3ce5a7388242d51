import { closeSync, constants, fstatSync, ftruncateSync, openSync, writeSync } from "node:fs";
import { CommandError } from "../errors.ts";
import { exitCodes } from "../exit-codes.ts";

/**
 * Adds a line to the state of a watch: of this call nothing is to be done any more. The whole state may be megabytes, and to write it
 * for each call of a large round took 50 s for 6,000 of them. A line that the disk takes only in part is taken back: the next line would be
 * appended to it, and the state would be broken. Throws `CommandError`, which names the file.
 */
export function appendCompleted(path: string, id: string): void {
  try {
    // It is not made anew: without its first line, the others are worth nothing.
    const file = openSync(path, constants.O_WRONLY | constants.O_APPEND);
    try {
      appendWhole(file, Buffer.from(`${JSON.stringify(id)}\n`));
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

function appendWhole(file: number, line: Uint8Array): void {
  const { size } = fstatSync(file);
  try {
    // A full disk takes what fits, and refuses the rest.
    for (let written = 0; written < line.length;) written += writeSync(file, line, written);
  } catch (error) {
    ftruncateSync(file, size);
    throw error;
  }
}
