/** An option of the mock has an invalid value, for example a fault that cannot be parsed. The message contains the value and the valid values. */
export class InvalidOptionError extends Error {
  override readonly name = "InvalidOptionError";
}

/** Why the mock rejects a change: the change is invalid, or the current state of the mock does not allow it (`conflict`). */
export type StateErrorReason = "invalid" | "conflict";

/** A change of a running mock that the mock rejects. */
export class InvalidStateError extends TypeError {
  readonly reason: StateErrorReason;

  constructor(reason: StateErrorReason, message: string) {
    super(message);
    this.reason = reason;
  }
}

/** A position in a data file. */
export interface FixtureLocation {
  /** The name of the file. */
  file: string;
  /** The line number, counted from 1. */
  line: number;
  /** A JSON pointer to a value, or `""` for the whole line. */
  pointer: string;
}

/** A line of a data file is not a valid call. The message contains the file, the line and the problem. */
export class FixtureError extends Error {
  override readonly name = "FixtureError";
  /** The name of the file. */
  readonly file: string;
  /** The line number, counted from 1. */
  readonly line: number;
  /** A JSON pointer to the invalid value, or `""` for the whole line. */
  readonly pointer: string;

  constructor({ file, line, pointer }: FixtureLocation, problem: string) {
    super(`${file}:${line}: ${pointer === "" ? "the line" : pointer} ${problem}`);
    this.file = file;
    this.line = line;
    this.pointer = pointer;
  }
}

/** A data file has changed since the mock read it. */
export class FixtureChangedError extends Error {
  override readonly name = "FixtureChangedError";

  constructor(file: string) {
    super(`${file} has changed since the mock read it. Restart the mock`);
  }
}
