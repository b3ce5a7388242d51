import type { FieldMetadata } from "@smartalex/contract";
import { createCellWriter } from "./cell.ts";
import type { CellStyle } from "./cell-style.ts";
import type { RowFormat, RowFormatOptions } from "./row.ts";

interface DelimitedOptions extends RowFormatOptions {
  delimiter: "," | "\t";
}

/** Most cells: IDs, timestamps and short sentences. They contain nothing that is unsafe, starts a formula or needs quotes. */
const BARE = /^[\w(](?:[\w .:!?'()/&%+=@*-]*[\w.!?)])?$/;
/** Text that needs quotes, in CSV and TSV alike: a spreadsheet may split at any of these characters, regardless of the file extension. */
const QUOTED = /[",;\t\r\n]|^\s|\s$/;

/**
 * CSV as in RFC 4180, or TSV, with the field names in the first line. Lines end with `\n`: CSV readers accept it, and `cut`, `awk` and `wc` would
 * keep a `\r` in the last cell. By default, cells contain no line breaks, so one line is one row. Null is an empty cell, and an empty string is `""`.
 */
export function delimitedRows({ cells: style, chosen, delimiter, fields }: DelimitedOptions): RowFormat {
  const shown = chosen ?? fields;
  const columns = shown.map((field) => ({ name: field.name, write: memoizeLast(createCellFormatter(field, style)) }));
  const line = (cells: readonly string[]) => {
    // Readers skip empty lines, which would lose a row.
    return `${cells.length === 1 && cells[0] === "" ? '""' : cells.join(delimiter)}\n`;
  };
  return {
    head: line(shown.map(({ name }) => name)),
    rows: (rows) => rows.map((row) => line(columns.map(({ name, write }) => write(row[name])))).join(""),
    tail: "",
  };
}

function createCellFormatter(field: FieldMetadata, style: CellStyle | undefined): (value: unknown) => string {
  const write = createCellWriter(field, style);
  return (value) => {
    if (value === null || value === undefined) return "";
    if (typeof value === "number") return String(value);
    return typeof value === "string" && BARE.test(value) ? value : quote(write(value));
  };
}

/** Reuses the text of the previous value, because all turns of a call repeat its fields. */
function memoizeLast(write: (value: unknown) => string): (value: unknown) => string {
  let before: unknown;
  let text = write(before);
  return (value) => {
    if (value !== before) {
      text = write(value);
      before = value;
    }
    return text;
  };
}

/** PostgreSQL ends the data at a line that contains only `\.`, unless it is quoted. */
function quote(text: string): string {
  return text === "" || text === "\\." || QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
