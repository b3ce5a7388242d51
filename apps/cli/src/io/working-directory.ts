import { UsageError } from "../errors.ts";

/** The folder that the command runs in. Throws `UsageError` if it was deleted: settings and files are looked for from there. */
export function workingFolder(): string {
  try {
    return process.cwd();
  } catch {
    throw new UsageError(
      "The folder that you are in does not exist any more. Change to another one (cd ~), then run the command again.",
    );
  }
}
