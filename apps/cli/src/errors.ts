import { type CommandLine, commandLine, type SideFileError } from "@smartalex/node-files";
import { exitCodes, type ExitCode } from "./exit-codes.ts";

/** Options of `CommandError`. */
export interface CommandErrorOptions {
  /** Defaults to the exit code of the cause. */
  exitCode?: ExitCode;
  /** A machine-readable error code for `--error-format json`. Defaults to the code of the cause. */
  code?: string;
  /** The next command to run. */
  hint?: CommandLine | undefined;
  cause?: unknown;
}

/** A command failed. The message says what happened and why; the hint is the next command to run. */
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

/** Invalid arguments or flags. The message says what is wrong and how to fix it. Exit code 2. */
export class UsageError extends CommandError {
  override readonly name = "UsageError";

  constructor(message: string, hint?: CommandLine) {
    super(message, { code: "usage", exitCode: exitCodes.usage, hint });
  }
}

/** An incomplete result. The message says how much is missing. Exit code 7. */
export class IncompleteError extends CommandError {
  override readonly name = "IncompleteError";

  constructor(message: string, { cause, hint }: { cause?: unknown; hint?: CommandLine } = {}) {
    super(message, { cause, code: "incomplete", exitCode: exitCodes.incomplete, hint });
  }
}

/** The command that removes a file whose name is needed. Anything but an ordinary file is moved, because `rm` rejects directories. */
export function removeFileCommand({ path, reason }: SideFileError): CommandLine {
  return reason === "is not an ordinary file" ? commandLine`mv ${path} ${`${path}.old`}` : commandLine`rm ${path}`;
}
