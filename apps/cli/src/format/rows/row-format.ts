import { IncompleteError } from "../../errors.ts";
import type { OutputFormat } from "../../options/formats.ts";
import { toJson } from "../json.ts";
import { commandLine, safeText } from "@smartalex/node-files";
import { toYamlItem } from "../yaml.ts";
import { delimitedRows } from "./delimited-rows.ts";
import { jsonRows } from "./json-rows.ts";
import { pickFields, type Row, type RowFormat, type RowFormatOptions } from "./row.ts";

/** Formats without column widths. */
export type PlainFormat = Exclude<OutputFormat, "table">;

/** Creates a row format for one output. It keeps state between batches. */
export function createRowFormat(format: PlainFormat, options: RowFormatOptions): RowFormat {
  return formats[format](options);
}

const formats: Readonly<Record<PlainFormat, (options: RowFormatOptions) => RowFormat>> = {
  json: jsonRows,
  ndjson: ({ chosen }) => perRow((row) => toJson(pickFields(row, chosen))),
  csv: (options) => delimitedRows({ ...options, delimiter: "," }),
  tsv: (options) => delimitedRows({ ...options, delimiter: "\t" }),
  yaml: yamlRows,
  ids: () => perRow(formatId),
};

function perRow(write: (row: Row) => string): RowFormat {
  return { head: "", rows: (rows) => rows.map((row) => write(row)).join(""), tail: "" };
}

function formatId({ id }: Row): string {
  if (typeof id === "string") return `${safeText(id)}\n`;
  const hint = commandLine`smartalex doctor`;
  throw new IncompleteError("The server sent a record without an ID, so the list of IDs is incomplete.", { hint });
}

function yamlRows({ chosen }: RowFormatOptions): RowFormat {
  let isEmpty = true;
  return {
    head: "",
    rows(rows) {
      isEmpty &&= rows.length === 0;
      return rows.map((row) => toYamlItem(pickFields(row, chosen))).join("");
    },
    get tail() {
      return isEmpty ? "[]\n" : "";
    },
  };
}
