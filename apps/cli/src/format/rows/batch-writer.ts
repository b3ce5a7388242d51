import type { Row } from "./row.ts";
import type { RowWriter } from "./row-writer.ts";

/** A writer that waits for some rows before it writes them together. */
export interface BatchWriter extends RowWriter {
  /** Writes what was not written yet. To be called also where the rows break off. */
  flush(): Promise<void>;
}

/** Hands rows on in batches of a size, for a table whose first batch decides how wide its columns are. */
export function createBatchWriter(writer: RowWriter, size: number): BatchWriter {
  let batch: Row[] = [];
  const flush = async () => {
    const rows = batch;
    batch = [];
    await writer.write(rows);
  };
  return {
    async write(rows) {
      batch.push(...rows);
      if (batch.length >= size) await flush();
    },
    flush,
    async end() {
      await flush();
      await writer.end();
    },
    get count() {
      return writer.count + batch.length;
    },
  };
}
