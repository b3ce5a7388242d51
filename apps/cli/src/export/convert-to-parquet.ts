import type { FileHandle } from "node:fs/promises";
import type { RecordField } from "@smartalex/contract";
import { createSideFile, reopenSideFile } from "@smartalex/node-files";
import type { Row } from "../print/rows/row.ts";
import { onDisk } from "./disk-error.ts";
import { linesOf } from "./lines.ts";
import { parquetSchema, parquetValue } from "./parquet-schema.ts";
import { writeAll } from "./write-all.ts";

/** How much text is held for a group of rows. */
const GROUP_CHARACTERS = 4_000_000;

/** What to convert. */
export interface Conversion {
  /** A file with a row a line, as JSON. */
  from: string;
  to: string;
  fields: readonly RecordField[];
  signal: AbortSignal;
}

/** Writes rows to a Parquet file, and holds no more than one group of them at a time. */
export async function convertToParquet({ fields, from, signal, to }: Conversion): Promise<void> {
  const source = await onDisk(from, reopenSideFile(from));
  try {
    const target = await onDisk(to, createSideFile(to));
    try {
      await onDisk(to, convert(source, target, { fields, signal }));
      await onDisk(to, target.sync());
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

async function convert(
  source: FileHandle,
  target: FileHandle,
  { fields, signal }: Pick<Conversion, "fields" | "signal">,
) {
  const { ByteWriter, ParquetWriter } = await import("hyparquet-writer");
  const bytes = new ByteWriter();
  const flush = async () => {
    await writeAll(target, bytes.getBytes(), bytes.offset - bytes.index);
    bytes.index = 0;
  };
  const writer = new ParquetWriter({ writer: bytes, schema: parquetSchema(fields), createdBy: "smartalex" });
  for await (const rows of groups(source)) {
    signal.throwIfAborted();
    const columnData = fields.map((field) => ({
      name: field.name,
      data: rows.map((row) => parquetValue(row[field.name], field)),
    }));
    await writer.write({ columnData, rowGroupSize: rows.length });
    await flush();
  }
  await writer.finish();
  await flush();
}

async function* groups(source: FileHandle): AsyncGenerator<Row[], void, undefined> {
  let rows: Row[] = [];
  let characters = 0;
  for await (const { text } of linesOf(source)) {
    rows.push(JSON.parse(text) as Row); // written by this program
    characters += text.length;
    if (characters < GROUP_CHARACTERS) continue;
    yield rows;
    [rows, characters] = [[], 0];
  }
  if (rows.length > 0) yield rows;
}
