import type { FieldMetadata } from "@smartalex/contract";
import type { Colorize } from "../../io/colors.ts";
import type { CellStyle } from "./cell.ts";

/** A record as the server sent it. */
export type Row = Readonly<Record<string, unknown>>;

/** Writes records as text, a batch at a time, and holds none: what stands before all, each batch, and what stands after all. */
export interface RowFormat {
  readonly head: string;
  /** The next rows. Each batch is written once, in its order. */
  rows(rows: readonly Row[]): string;
  /** To be read after the last batch: a list without rows ends otherwise. */
  readonly tail: string;
}

/** What is written of each row, and for whom. */
export interface RowFormatOptions {
  /** The documented fields of such a record. */
  fields: readonly FieldMetadata[];
  /** The fields to write, in their order. Default: all that the server sent in JSON and YAML, what a format has room for elsewhere. */
  chosen?: readonly FieldMetadata[] | undefined;
  /** How many characters fit in a line of a table. Default: any number. */
  columns?: number | undefined;
  /** Sets text off in a table. Default: as it is. */
  colorize?: Colorize | undefined;
  /** Whether JSON is laid out for somebody who looks at it. Default: a record a line. */
  isIndented?: boolean | undefined;
  /** How CSV and TSV write texts. Default: in one line, and with a `'` in front of what a spreadsheet would run as a formula. */
  cells?: CellStyle | undefined;
}

/** A row with the chosen fields alone, in their order. What the server did not send stays away. */
export function pickFields(row: Row, chosen: readonly FieldMetadata[] | undefined): Row {
  return chosen ? Object.fromEntries(chosen.flatMap(({ name }) => (name in row ? [[name, row[name]]] : []))) : row;
}

/** Whether a field has ids, or telephone numbers, by which other tables are joined. Callers do not write them. */
export function isIdField({ name, type }: FieldMetadata): boolean {
  return type === "string" && /(?:^|_)id$/.test(name);
}
