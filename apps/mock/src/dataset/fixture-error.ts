/** Where something stands in a fixture. */
export interface FixturePlace {
  /** The name of the file. */
  file: string;
  /** The number of the line, counted from 1. */
  line: number;
  /** A JSON pointer to a value, `""` for the whole line. */
  pointer: string;
}

/** A line of a fixture that is no call. The message names file, line and what is wrong there. */
export class FixtureError extends Error {
  override readonly name = "FixtureError";
  /** The name of the file. */
  readonly file: string;
  /** The number of the line, counted from 1. */
  readonly line: number;
  /** A JSON pointer to the value that is wrong, `""` for the whole line. */
  readonly pointer: string;

  constructor({ file, line, pointer }: FixturePlace, problem: string) {
    super(`${file}:${line}: ${pointer === "" ? "the line" : pointer} ${problem}`);
    this.file = file;
    this.line = line;
    this.pointer = pointer;
  }
}
