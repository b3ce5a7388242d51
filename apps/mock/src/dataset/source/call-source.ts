import type { KnownCallStatus } from "@smartalex/contract";
import type { ByteWriter } from "../../runtime/byte-writer.ts";

/** A source of calls. Times are in milliseconds since 1970. */
export interface CallSource {
  /** Returns the calls at a time that match a filter, newest `start_timestamp` first. */
  readonly select: (filter: CallFilter, nowMs: number) => CallResultSet;
  /** Returns a call with its transcript, or `undefined` if no call has this ID at this time. */
  readonly get: (id: string, nowMs: number) => RecordResult | undefined;
}

/** A filter by status and start time. */
export interface CallFilter {
  status?: KnownCallStatus | undefined;
  /** The earliest start time. `-Infinity` matches all calls. */
  sinceMs: number;
}

/** The records that match a list query. Rows are generated when they are written, so a result set is valid until the next query of its source. */
export interface ResultSet {
  readonly total: number;
  /** Two result sets of a source with the same version have the same rows. */
  readonly version: string;
  /** Writes rows as JSON, with commas between them. */
  readonly write: (writer: ByteWriter, rows: Rows) => void;
}

/** The calls that match a list query, in the order of the list. Each row is the JSON of a `Call`. */
export interface CallResultSet extends ResultSet {
  /** Returns the start of the call with this index, counted from 0. */
  readonly startMs: (index: number) => number;
}

/** A range of rows. `to` is exclusive. */
export interface Rows {
  from: number;
  to: number;
}

/** One record. */
export interface RecordResult {
  /** Returns the JSON of the record, for a call of its `CallDetail`. */
  json: () => string;
  /** Two results with the same version have the same JSON. */
  version: string;
}
