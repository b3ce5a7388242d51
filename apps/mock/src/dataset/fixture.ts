import { encode } from "../respond.ts";
import { fixtureRecords, type ReadingOptions } from "./fixture-records.ts";
import { recordSource } from "./record-source.ts";
import type { Source } from "./source.ts";
import { bytesInMemory } from "./stored-bytes.ts";
import type { NamedBytes } from "./stored-lines.ts";

/** An NDJSON file, one `CallDetail` a line, and what to call it in errors: its text, or bytes that are read when they are needed. */
export type FixtureFile = { name: string; text: string } | NamedBytes;

/** Of stored bytes, a mock and others that serve the same read them once. */
const read = new WeakMap<readonly FixtureFile[], Source>();

/**
 * The calls in any number of files. Fields and values that the contract does not know are kept. Throws
 * `FixtureError` for a line that is not JSON, is no call, or repeats an id.
 */
export function fixtureSource(files: readonly FixtureFile[], options?: ReadingOptions): Source {
  const source = read.get(files) ?? recordSource(fixtureRecords(files.map(toBytes), options));
  if (files.length > 0 && files.every((file) => "bytes" in file)) read.set(files, source);
  return source;
}

function toBytes(file: FixtureFile): NamedBytes {
  return "bytes" in file ? file : { name: file.name, bytes: bytesInMemory(encode(file.text)) };
}
