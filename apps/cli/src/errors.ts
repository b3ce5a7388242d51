import { type CommandLine, commandLine, type SideFileError } from "@smartalex/node-files";
import { exitCodes, type ExitCode } from "./exit-codes.ts";

/** What a failure of the command itself is told with. */
export interface CommandErrorOptions {
  /** Default: that of the cause. */
  exitCode?: ExitCode;
  /** The kind of failure, for programs that read `--error-format json`. Default: that of the cause. */
  code?: string;
  /** The next command to type. */
  hint?: CommandLine | undefined;
  cause?: unknown;
}

/** A command cannot do its work: what happened and why in the message, and what to type next. */
export class CommandError extends Error {
  override readonly name: string = "CommandError";
  readonly exitCode: ExitCode | undefined;
  readonly code: string | undefined;
  readonly hint: CommandLine | undefined;

  constructor(message: string, { cause, code, exitCode, hint }: CommandErrorOptions) {
    super(message, cause === undefined ? undefined : { cause });
    this.exitCode = exitCode;
    this.code = code;
    this.hint = hint;
  }
}

/** A mistake in the command line: what is wrong, and what to type instead. Exit code 2. */
export class UsageError extends CommandError {
  override readonly name = "UsageError";

  constructor(message: string, hint?: CommandLine) {
    super(message, { code: "usage", exitCode: exitCodes.usage, hint });
  }
}

/** A result that could not be completed, and how much of it is missing. Exit code 7. */
export class IncompleteError extends CommandError {
  override readonly name = "IncompleteError";

  constructor(message: string, { cause, hint }: { cause?: unknown; hint?: CommandLine } = {}) {
    super(message, { cause, code: "incomplete", exitCode: exitCodes.incomplete, hint });
  }
}

/** The command that frees the name of a file that we need. `rm` refuses a folder, so what is not an ordinary file is moved away. */
export function removeFileCommand({ path, reason }: SideFileError): CommandLine {
  return reason === "is not an ordinary file" ? commandLine`mv ${path} ${`${path}.old`}` : commandLine`rm ${path}`;
}
