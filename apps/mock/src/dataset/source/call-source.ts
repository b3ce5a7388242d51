import type { KnownCallStatus } from "@smartalex/contract";
import type { ByteWriter } from "../../runtime/byte-writer.ts";

/** Where the mock's calls come from. Times are in milliseconds since 1970. */
export interface CallSource {
  /** The calls that there are at a moment and that a filter lets pass, newest `start_timestamp` first. */
  readonly select: (filter: CallFilter, nowMs: number) => CallResultSet;
  /** One call with its transcript, or `undefined` when there is none with this id at this moment. */
  readonly get: (id: string, nowMs: number) => RecordResult | undefined;
}

/** Which calls are asked for: those with a status, those that began since a moment, or all. */
export interface CallFilter {
  status?: KnownCallStatus | undefined;
  /** `-Infinity` for all. */
  sinceMs: number;
}

/** The records that a list query finds. Rows are made when they are written, so results are valid until their source is queried again. */
export interface ResultSet {
  readonly total: number;
  /** Two results of a source with the same version have the same rows. */
  readonly version: string;
  /** Writes rows as JSON, with commas between them. */
  readonly write: (writer: ByteWriter, rows: Rows) => void;
}

/** The calls that a list query finds, in the order of the list. Each row is the JSON of a `Call`. */
export interface CallResultSet extends ResultSet {
  /** Start of the call with this index, counted from 0. */
  readonly startMs: (index: number) => number;
}

/** The rows from one index up to, but without, another. */
export interface Rows {
  from: number;
  to: number;
}

/** One record. */
export interface RecordResult {
  /** Returns the JSON of the record, of a call that of a `CallDetail`. */
  json: () => string;
  /** As long as the version is the same, so is the record. */
  version: string;
}
