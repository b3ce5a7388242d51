import { CommandError } from "../../errors.ts";
import { exitCodes } from "../../exit-codes.ts";

/** The JSON object in the text of a file. Throws `CommandError` with its path, and nothing of what is in it. */
export function parseJsonObject(text: string, path: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return value;
  } catch {
    // What the parser says repeats the text, which may hold a key.
  }
  throw invalidFileError(path, "it is no JSON object");
}

/** Whether a value of JSON is an object. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A file that is not as it was written. It is never overwritten. */
export function invalidFileError(path: string, why: string): CommandError {
  return new CommandError(`${path} is broken: ${why}. Mend it, or move it away. It was left as it is.`, {
    exitCode: exitCodes.usage,
    code: "file_broken",
  });
}
