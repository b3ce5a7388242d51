import type { RecordField } from "@smartalex/contract";
import { safeCell, safeJson } from "@smartalex/node-files";
import type { RowFormat, RowFormatOptions } from "./row.ts";

interface DelimitedOptions extends RowFormatOptions {
  delimiter: "," | "\t";
}

/** What a spreadsheet takes for the beginning of a formula, in half and in full width. A tab or a line break is no longer one here. */
const FORMULA = /^\s*[=+\-@＝＋－＠]/;
/** What most cells are, ids and times among them: nothing in it is unsafe, runs, or wants quotes. */
const BARE = /^\w(?:[\w .:+-]*\w)?$/;
const NUMBER = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i;

/**
 * CSV as in RFC 4180, or the same with tabs, with the names of the fields in the first line. Lines end in `\n` alone: what reads CSV
 * takes both, and `cut`, `awk` and `wc` would keep the `\r` in the last cell. No cell holds a line break, so a line is a row.
 */
export function delimitedRows({ chosen, delimiter, fields, isCsvRaw = false }: DelimitedOptions): RowFormat {
  const shown = chosen ?? fields;
  const columns = shown.map((field) => ({ name: field.name, write: repeating((value) => cell(value, field)) }));
  const quote = delimiter === "," ? quoteCsv : quoteTsv;
  const line = (cells: readonly string[]) => {
    // A line without anything in it is passed over by readers, and with it a row.
    return `${cells.length === 1 && cells[0] === "" ? '""' : cells.join(delimiter)}\n`;
  };
  return {
    head: line(shown.map(({ name }) => name)),
    rows: (rows) => rows.map((row) => line(columns.map(({ name, write }) => write(row[name])))).join(""),
    tail: "",
  };

  function cell(value: unknown, field: RecordField): string {
    if (value === null || value === undefined) return "";
    if (typeof value === "number") return String(value);
    if (typeof value !== "string") return quote(safeJson(JSON.stringify(value)));
    if (BARE.test(value)) return value;
    const text = safeCell(value);
    return quote(isCsvRaw || !runs(text, field) ? text : `'${text}`);
  }
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

/** Whether a spreadsheet would run it. A number does nothing, but only where numbers are: a telephone number is none. */
function runs(text: string, { type }: RecordField): boolean {
  const isNumber = (type === "number" || type === "integer") && NUMBER.test(text);
  return FORMULA.test(text) && !isNumber;
}

/** An empty text is quoted, too: it is not null, which is an empty cell. */
function quoteCsv(text: string): string {
  return text === "" || /[",]|^\s|\s$/.test(text) ? inQuotes(text) : text;
}

/**
 * With tabs, many readers know no quotes: nested JSON is as it is for `cut -f 2 | jq`. But a cell that begins with a quote would
 * swallow lines in those readers that know them.
 */
function quoteTsv(text: string): string {
  return text.startsWith('"') ? inQuotes(text) : text;
}

function inQuotes(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
