import type { KnownCallStatus, KnownSentiment, FieldMetadata } from "@smartalex/contract";
import type { Style } from "../../io/colors.ts";
import { formatDuration, formatTime } from "../time.ts";
import { createTable, type Column } from "../table.ts";
import { isIdField, type Row, type RowFormat, type RowFormatOptions } from "./row.ts";

/** Fields of a call, most important first. The last ones are omitted on a narrow terminal. */
const CALL_FIELDS = [
  "start_timestamp",
  "id",
  "call_status",
  "direction",
  "duration_seconds",
  "sentiment",
  "cost",
  "agent_id",
  "contact_id",
];

/** Colors of the most important values. */
const STYLES: Readonly<Record<string, Style | undefined>> = {
  completed: "green",
  voicemail: "yellow",
  no_answer: "yellow",
  busy: "yellow",
  failed: "red",
  positive: "green",
  negative: "red",
} satisfies Partial<Record<KnownCallStatus | KnownSentiment, Style>>;

/**
 * A table. If fields are chosen, all of them are shown as far as they fit: long texts are truncated. IDs are never truncated, because a part of an ID
 * is useless.
 */
export function tableRows({ chosen, columns = Infinity, fields, colorize }: RowFormatOptions): RowFormat {
  const shown = chosen ?? defaultColumns(fields);
  const print = createTable(
    shown.map((field) => createColumn(field, chosen !== undefined)),
    columns,
    colorize,
  );
  return { head: "", rows: (rows) => (rows.length === 0 ? "" : print(rows)), tail: "" };
}

/** The default columns: the most important fields of a call, or all fields of any other record. */
function defaultColumns(fields: readonly FieldMetadata[]): readonly FieldMetadata[] {
  const result = CALL_FIELDS.flatMap((name) => fields.find((field) => field.name === name) ?? []);
  return result.length === CALL_FIELDS.length ? result : fields;
}

function createColumn(field: FieldMetadata, isChosen: boolean): Column<Row> {
  const { name, type, values = [] } = field;
  const isNumeric = type === "integer" || type === "number";
  return {
    head: name.replace(/^call_|_(?:id|seconds|timestamp)$/, "").toUpperCase() + (type === "timestamp" ? " (UTC)" : ""),
    cell: (row) => formatCell(row[name], field),
    minWidth: Math.max(0, ...values.map((value) => value.length)),
    alignRight: isNumeric || type === "array",
    canShrink: isChosen && type === "string" && !isIdField(field),
    isWhole: isIdField(field),
    isNeeded: isChosen && isIdField(field),
    style: (cell) => STYLES[cell],
  };
}

function formatCell(value: unknown, { name, type }: FieldMetadata): string {
  if (value === null || value === undefined) return "-";
  if (typeof value === "string") return type === "timestamp" ? formatTime(value) : value;
  if (typeof value === "number" && name.endsWith("_seconds")) return formatDuration(value);
  if (Array.isArray(value)) return `${value.length} ${value.length === 1 ? "item" : "items"}`;
  return JSON.stringify(value);
}
