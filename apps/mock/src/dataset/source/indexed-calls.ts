import type { Call } from "@smartalex/contract";

/** Stored calls with indexes from 0, in any order. */
export interface IndexedCalls {
  readonly count: number;
  /** Changes if the calls change. */
  readonly version: string;
  /** Returns the start of a call, in milliseconds since 1970. */
  readonly startMs: (index: number) => number;
  readonly status: (index: number) => string;
  /** Returns the index of the call with an ID. */
  readonly indexOf: (id: string) => number | undefined;
  /** Returns the JSON of a call as lists contain it. */
  readonly row: (index: number) => string;
  /** Returns the JSON of a call with its transcript. */
  readonly json: (index: number) => string;
}

/** Returns the start of a call in milliseconds since 1970. A leap second, which RFC 3339 allows and `Date` does not support, counts as the previous second. */
export function startMs({ start_timestamp }: Pick<Call, "start_timestamp">): number {
  return Date.parse(start_timestamp.replace(/:60(?=[.Zz]|$)/, ":59"));
}
