import type { KnownCallStatus } from "@smartalex/contract";
import type { ByteWriter } from "../byte-writer.ts";

/** Where the mock's calls come from. Times are in milliseconds since 1970. */
export interface Source {
  /** The calls that there are at a moment and that a filter lets pass, newest `start_timestamp` first. */
  readonly select: (filter: Filter, nowMs: number) => Selection;
  /** One call with its transcript, or `undefined` when there is none with this id at this moment. */
  readonly get: (id: string, nowMs: number) => Found | undefined;
}

/** Which calls are asked for: those with a status, those that began since a moment, or all. */
export interface Filter {
  status?: KnownCallStatus | undefined;
  /** `-Infinity` for all. */
  sinceMs: number;
}

/** Calls in the order of a list. Nothing of it is made before it is asked for, so it holds until its source is asked for another. */
export interface Selection {
  readonly total: number;
  /** What it depends on: two selections of a source with the same version have the same rows. */
  readonly version: string;
  /** When the call with this index, counted from 0, began. */
  readonly startMs: (index: number) => number;
  /** Writes rows, each as the JSON of a `Call`, with commas between them. */
  readonly write: (writer: ByteWriter, rows: Rows) => void;
}

/** The rows from one index up to, but without, another. */
export interface Rows {
  from: number;
  to: number;
}

/** One call. */
interface Found {
  /** The JSON of a `CallDetail`. */
  json: () => string;
  /** What it depends on: as long as that is the same, so is the call. */
  version: string;
}
