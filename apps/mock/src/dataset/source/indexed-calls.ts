/** Calls that are kept somewhere, each by its index from 0 on, in any order. */
export interface IndexedCalls {
  readonly count: number;
  /** Other records have another one. */
  readonly version: string;
  /** When a call began, in milliseconds since 1970. */
  readonly startMs: (index: number) => number;
  readonly status: (index: number) => string;
  /** The index of the call with an id. */
  readonly indexOf: (id: string) => number | undefined;
  /** The JSON of a call as lists show it. */
  readonly row: (index: number) => string;
  /** The JSON of a call with its transcript. */
  readonly json: (index: number) => string;
}
