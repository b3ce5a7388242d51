import type { FileHandle } from "node:fs/promises";
import type { FieldMetadata } from "@smartalex/contract";
import { createSideFile, reopenSideFile } from "@smartalex/node-files";
import type { Row } from "../../format/rows/row.ts";
import { wrapFsErrors } from "../files/fs-error.ts";
import { readLines } from "../files/read-lines.ts";
import { parquetSchema, toParquetValue } from "./parquet-schema.ts";
import { writeAll } from "../files/write-all.ts";

/** Maximum size of the text of a row group, in characters. */
const GROUP_CHARACTERS = 4_000_000;

/** Options of `convertToParquet`. */
export interface ConvertOptions {
  /** The path of a file with one JSON object per line. */
  from: string;
  to: string;
  fields: readonly FieldMetadata[];
  signal: AbortSignal;
}

/** Values that do not fit into their columns, such as integers of more than 64 bits. They are written as null. */
export interface UnfitValues {
  count: number;
  /** Where some of them are: `duration_seconds of call_1`. */
  places: string[];
}

/** Maximum number of values that a message lists. */
const NAMED = 5;
/** The value of `created_by` in the footer. */
const CREATED_BY = "smartalex";

/** Converts rows to a Parquet file, one row group at a time. */
export async function convertToParquet({ fields, from, signal, to }: ConvertOptions): Promise<UnfitValues> {
  const source = await wrapFsErrors(from, reopenSideFile(from));
  try {
    const target = await wrapFsErrors(to, createSideFile(to));
    try {
      const unfit = await wrapFsErrors(to, convert(source, target, { fields, signal }));
      await wrapFsErrors(to, target.sync());
      return unfit;
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
  { fields, signal }: Pick<ConvertOptions, "fields" | "signal">,
): Promise<UnfitValues> {
  const { ByteWriter, ParquetWriter } = await import("hyparquet-writer");
  const bytes = new ByteWriter();
  const flush = async () => {
    await writeAll(target, bytes.getBytes(), bytes.offset - bytes.index);
    bytes.index = 0;
  };
  const writer = new ParquetWriter({ writer: bytes, schema: parquetSchema(fields), createdBy: CREATED_BY });
  const unfit: UnfitValues = { count: 0, places: [] };
  const valueOf = (row: Row, field: FieldMetadata) => {
    const value = toParquetValue(row[field.name], field);
    if (value !== undefined) return value;
    if (++unfit.count <= NAMED)
      unfit.places.push(`${field.name} of ${typeof row["id"] === "string" ? row["id"] : "a call"}`);
    return null;
  };
  let isEmpty = true;
  for await (const rows of groups(source)) {
    signal.throwIfAborted();
    isEmpty = false;
    const columnData = fields.map((field) => ({
      name: field.name,
      data: rows.map((row) => valueOf(row, field)),
    }));
    await writer.write({ columnData, rowGroupSize: rows.length });
    await flush();
  }
  await writer.finish();
  if (isEmpty) correctEmptyList(bytes.getBytes());
  await flush();
  return unfit;
}

/**
 * hyparquet-writer 0.17 writes an empty list of row groups with an invalid element type, and Arrow readers reject the file. The list is the field
 * before `created_by`, which consists of its field header, its length and the name.
 */
function correctEmptyList(footer: Uint8Array): void {
  const [NO_TYPE, STRUCT, FIELD_HEADERS] = [0x00, 0x0c, 2];
  const at = Buffer.from(footer.buffer, footer.byteOffset, footer.length).lastIndexOf(CREATED_BY) - FIELD_HEADERS - 1;
  if (footer[at] === NO_TYPE) footer[at] = STRUCT;
}

async function* groups(source: FileHandle): AsyncGenerator<Row[], void, undefined> {
  let rows: Row[] = [];
  let characters = 0;
  for await (const { text } of readLines(source)) {
    rows.push(JSON.parse(text) as Row); // written by this program
    characters += text.length;
    if (characters < GROUP_CHARACTERS) continue;
    yield rows;
    [rows, characters] = [[], 0];
  }
  if (rows.length > 0) yield rows;
}
