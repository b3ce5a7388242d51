import type { Row } from "./row.ts";
import type { RowWriter } from "./row-writer.ts";

/** A writer that collects rows and writes them in batches. */
export interface BatchWriter extends RowWriter {
  /** Writes the collected rows. Call it even if the rows break off. */
  flush(): Promise<void>;
}

/** Collects rows and writes them in batches. A table uses its first batch to determine the column widths. */
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
