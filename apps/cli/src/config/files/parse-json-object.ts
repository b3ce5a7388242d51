import { CommandError } from "../../errors.ts";
import { exitCodes } from "../../exit-codes.ts";

/** Parses a file that contains a JSON object. Throws `CommandError`, which contains the path but no content of the file. */
export function parseJsonObject(text: string, path: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return value;
  } catch {
    // The message of the parser quotes the text, which may contain a key.
  }
  throw invalidFileError(path, "it is not a JSON object");
}

/** Whether a JSON value is an object. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The error for a file with invalid content. The file is never overwritten. */
export function invalidFileError(path: string, why: string): CommandError {
  return new CommandError(`${path} is invalid: ${why}. Fix it, or move it away. It was not changed.`, {
    exitCode: exitCodes.usage,
    code: "file_broken",
  });
}
