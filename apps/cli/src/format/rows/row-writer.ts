import type { Row, RowFormat } from "./row.ts";
import type { OutputStream } from "../../io/io-streams.ts";

/** Writes rows while they arrive. Writes nothing before the first row, so that an immediate error produces no output. */
export interface RowWriter {
  write(rows: readonly Row[]): Promise<void>;
  /** Writes the end of the output. Do not call it after an error, so that an incomplete JSON array stays invalid. */
  end(): Promise<void>;
  /** Number of rows written. */
  readonly count: number;
}

/** Creates a writer for rows in a format. */
export function createRowWriter(sink: OutputStream, format: RowFormat): RowWriter {
  let count = 0;
  return {
    async write(rows) {
      if (rows.length === 0) return;
      const head = count === 0 ? format.head : "";
      await sink.write(head + format.rows(rows));
      count += rows.length;
    },
    async end() {
      const text = count === 0 ? format.head + format.tail : format.tail;
      if (text !== "") await sink.write(text);
    },
    get count() {
      return count;
    },
  };
}
