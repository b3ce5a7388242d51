import type { CallDetail } from "@smartalex/contract";
import { listed } from "./call-list.ts";
import { FixtureError } from "./fixture-error.ts";
import { IdIndex } from "./id-index.ts";
import { linesOf } from "./lines.ts";
import { NumberList } from "./number-list.ts";
import { parseCall } from "./parse-call.ts";
import { hashOf } from "./random.ts";
import type { Records } from "./records.ts";
import { startMs } from "./start-ms.ts";
import { StoredLines, type NamedBytes } from "./stored-lines.ts";

/** How files are read. Whatever it says, the calls are the same. */
export interface ReadingOptions {
  /** How much is read at once. Default 1 MB. */
  chunkBytes?: number | undefined;
  /** A whole number of 32 bits for an id. */
  hash?: ((id: string) => number) | undefined;
}

/**
 * Reads files once, and remembers numbers alone: some 40 bytes for each call, however long it is. The rest is read again when it is asked for.
 * Throws `FixtureError` for a line that is no call, or repeats an id.
 */
export function fixtureRecords(
  files: readonly NamedBytes[],
  { chunkBytes, hash = hashOf }: ReadingOptions = {},
): Records {
  const lines = new StoredLines();
  const starts = new NumberList(Float64Array);
  const statuses = new NumberList(Uint32Array);
  const statusNumbers = new Map<string, number>();
  const call = (row: number) => JSON.parse(lines.text(row)) as CallDetail; // it was validated, and has not changed
  const ids = new IdIndex({ idOf: (row) => call(row).id, hash });
  for (const file of files) {
    lines.open(file);
    for (const line of linesOf(file.bytes, chunkBytes)) {
      const found = parseCall(line, file.name);
      if (!found) continue;
      const { call_status, id } = found;
      const other = ids.find(id);
      if (other !== undefined) {
        const place = { file: file.name, line: line.number, pointer: "/id" };
        throw new FixtureError(place, `stands at ${lines.place(other)} already`);
      }
      ids.add(id);
      lines.add(line);
      starts.push(startMs(found));
      const status = statusNumbers.get(call_status) ?? statusNumbers.size;
      statusNumbers.set(call_status, status);
      statuses.push(status);
    }
  }
  const statusNames = [...statusNumbers.keys()];
  return {
    count: starts.length,
    version: lines.checksum.toString(36),
    startMs: (row) => starts.at(row),
    status: (row) => statusNames[statuses.at(row)] ?? "",
    indexOf: (id) => ids.find(id),
    row: (row) => JSON.stringify(listed(call(row))),
    json: (row) => lines.text(row),
  };
}
