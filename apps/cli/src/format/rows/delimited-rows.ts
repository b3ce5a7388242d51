import type { FieldMetadata } from "@smartalex/contract";
import { createCellWriter, type CellStyle } from "./cell.ts";
import type { RowFormat, RowFormatOptions } from "./row.ts";

interface DelimitedOptions extends RowFormatOptions {
  delimiter: "," | "\t";
}

/** What most cells are, ids, times and short sentences among them: nothing in it is unsafe, runs, or wants quotes. */
const BARE = /^[\w(](?:[\w .:!?'()/&%+=@*-]*[\w.!?)])?$/;
/** Cells are the same with commas and with tabs: a spreadsheet may split at any of these, whatever the name of the file says. */
const QUOTED = /[",;\t\r\n]|^\s|\s$/;

/**
 * CSV as in RFC 4180, or the same with tabs, with the names of the fields in the first line. Lines end in `\n` alone: what reads CSV
 * takes both, and `cut`, `awk` and `wc` would keep the `\r` in the last cell. No cell holds a line break unless that is asked for, so a
 * line is a row. Null is an empty cell, and an empty text is `""`.
 */
export function delimitedRows({ cells: style, chosen, delimiter, fields }: DelimitedOptions): RowFormat {
  const shown = chosen ?? fields;
  const columns = shown.map((field) => ({ name: field.name, write: repeating(quoting(field, style)) }));
  const line = (cells: readonly string[]) => {
    // A line without anything in it is passed over by readers, and with it a row.
    return `${cells.length === 1 && cells[0] === "" ? '""' : cells.join(delimiter)}\n`;
  };
  return {
    head: line(shown.map(({ name }) => name)),
    rows: (rows) => rows.map((row) => line(columns.map(({ name, write }) => write(row[name])))).join(""),
    tail: "",
  };
}

function quoting(field: FieldMetadata, style: CellStyle | undefined): (value: unknown) => string {
  const write = createCellWriter(field, style);
  return (value) => {
    if (value === null || value === undefined) return "";
    if (typeof value === "number") return String(value);
    return typeof value === "string" && BARE.test(value) ? value : quote(write(value));
  };
}

/** Writes values, and what is the same as the one before at once: the turns of a call have its fields one below the other. */
function repeating(write: (value: unknown) => string): (value: unknown) => string {
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

/** `\.` alone in a line ends the data for PostgreSQL, unless it is quoted. */
function quote(text: string): string {
  return text === "" || text === "\\." || QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
