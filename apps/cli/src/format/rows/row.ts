import type { FieldMetadata } from "@smartalex/contract";
import type { Colorize } from "../../io/colors.ts";
import type { CellStyle } from "./cell-style.ts";

/** A record as the server sent it. */
export type Row = Readonly<Record<string, unknown>>;

/** Formats records in batches, without keeping them: the text before all rows, each batch, and the text after all rows. */
export interface RowFormat {
  readonly head: string;
  /** Formats the next rows. Call it once for each batch, in order. */
  rows(rows: readonly Row[]): string;
  /** Read it after the last batch: it differs if there were no rows. */
  readonly tail: string;
}

/** What a row format writes. */
export interface RowFormatOptions {
  /** All documented fields of a record. */
  fields: readonly FieldMetadata[];
  /** The fields to write, in this order. By default, JSON and YAML contain all fields that the server sent, and other formats as many as fit. */
  chosen?: readonly FieldMetadata[] | undefined;
  /** Width of the output in characters. @default Infinity */
  columns?: number | undefined;
  /** Colors text in a table. By default, text is not colored. */
  colorize?: Colorize | undefined;
  /** Whether JSON is indented. @default false */
  isIndented?: boolean | undefined;
  /** How CSV and TSV write text. By default, line breaks are escaped, and formulas start with a `'`. */
  cells?: CellStyle | undefined;
}

/** Returns a row with only the chosen fields, in their order. Fields that the server did not send are omitted. */
export function pickFields(row: Row, chosen: readonly FieldMetadata[] | undefined): Row {
  return chosen ? Object.fromEntries(chosen.flatMap(({ name }) => (name in row ? [[name, row[name]]] : []))) : row;
}

/** Whether a field contains IDs or telephone numbers, which are used to join tables. Callers cannot choose their values. */
export function isIdField({ name, type }: FieldMetadata): boolean {
  return type === "string" && /(?:^|_)id$/.test(name);
}
