import { describeUnreadable } from "./details/unreadable-calls.ts";
import type { CommandLine } from "@smartalex/node-files";
import { CommandError, IncompleteError, UsageError } from "../errors.ts";
import { exitCodes } from "../exit-codes.ts";
import { pluralize, formatNumber } from "../format/numbers.ts";
import type { ExportProgress } from "./files/journal.ts";

/** Facts about an incomplete export. */
export interface IncompleteExport {
  standing: ExportProgress;
  /** The path of its rows. */
  path: string;
  /** Whether the list was read completely. */
  isListed: boolean;
  /** The command that resumes the export. */
  resumeCommand: CommandLine;
  isInterrupted: boolean;
}

/** Creates the error for an incomplete export: why, what is missing, and how to resume. */
export function incompleteExportError(
  error: unknown,
  { resumeCommand, isInterrupted, isListed, path, standing }: IncompleteExport,
): unknown {
  if (error instanceof UsageError) return error;
  const kept = `${pluralize(standing.calls, "call")} ${standing.calls === 1 ? "is" : "are"} in ${path}`;
  if (isInterrupted) {
    return new CommandError(`Interrupted. ${kept}.`, {
      code: "aborted",
      exitCode: exitCodes.interrupted,
      hint: resumeCommand,
    });
  }
  return new IncompleteError(`The export is not complete: ${kept}${missingText(standing, isListed)}`, {
    cause: error,
    hint: resumeCommand,
  });
}

function missingText({ failed, given, total }: ExportProgress, isListed: boolean): string {
  const unreadable = failed.length === 0 ? "" : ` ${describeUnreadable(failed)}`;
  if (isListed || total === 0) return `.${unreadable}`;
  const unread = Math.max(0, total - given);
  return (
    `, and ${formatNumber(unread)} of ${pluralize(total, "call")} ${unread === 1 ? "was" : "were"} not ` +
    `fetched.${unreadable}`
  );
}

/** Creates the error for an export that is complete except for calls that could not be fetched. */
export function unreadableCallsError(
  { failed }: ExportProgress,
  { resumeCommand, skipsUnreadable }: { resumeCommand: CommandLine; skipsUnreadable: boolean },
): IncompleteError {
  const are = failed.length === 1 ? "It has" : "They have";
  const without = skipsUnreadable
    ? failed.length === 1
      ? "It is skipped."
      : "They are skipped."
    : `${are} a row without a summary and a transcript.`;
  return new IncompleteError(`${describeUnreadable(failed)} ${without}`, { hint: resumeCommand });
}
