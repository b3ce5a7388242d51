import type { CommandLine } from "@smartalex/node-files";
import { CommandError, IncompleteError, UsageError } from "../command-error.ts";
import { exitCodes } from "../exit-codes.ts";
import { count, grouped } from "../print/count.ts";
import type { Standing } from "./journal.ts";

/** An export that did not come to its end. */
export interface Unfinished {
  standing: Standing;
  /** Where its beginning is. */
  partial: string;
  /** How many calls the API lists. */
  total: number;
  /** The command that goes on. */
  again: CommandLine;
  isInterrupted: boolean;
}

/** What to say of an export that did not come to its end: why, how much of it is missing, and how to go on. */
export function unfinished(error: unknown, { again, isInterrupted, partial, standing, total }: Unfinished): unknown {
  if (error instanceof UsageError) return error;
  const kept = `${count(standing.calls, "call")} ${standing.calls === 1 ? "is" : "are"} in ${partial}`;
  if (isInterrupted) {
    return new CommandError(`Interrupted. ${kept}.`, { code: "aborted", exitCode: exitCodes.interrupted, hint: again });
  }
  const missing = Math.max(0, total - standing.given);
  const text = `The export is not complete: ${kept}, and ${grouped(missing)} of ${count(total, "call")} were not read.`;
  return new IncompleteError(text, { cause: error, hint: again });
}
