import type { Row, RowFormat } from "./row.ts";
import type { OutputStream } from "../../io/io-streams.ts";

/** Writes rows as they come. Nothing is written before the first of them, so that what fails at once leaves no trace. */
export interface RowWriter {
  write(rows: readonly Row[]): Promise<void>;
  /** Completes what was written. What breaks off is never completed: half a JSON array does not look whole. */
  end(): Promise<void>;
  /** How many rows were written. */
  readonly count: number;
}

/** A writer of rows in a format. */
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
