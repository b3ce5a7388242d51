import type { FieldMetadata } from "@smartalex/contract";
import { UsageError } from "../../errors.ts";
import type { RowFormatOptions, RowFormat } from "./row.ts";
import type { OutputStream } from "../../io/io-streams.ts";
import { parseFields } from "../../options/fields.ts";
import { resolveCellStyle, type CellOptions } from "./cell-style.ts";
import type { OutputFormat } from "../../options/formats.ts";

/** The flags that say how rows are written. */
export interface OutputOptions extends CellOptions {
  output?: OutputFormat | undefined;
  json?: true | undefined;
  /** Names with commas between them, or `true` for a list of what there is. */
  fields?: string | true | undefined;
}

/** How rows are written. */
export interface Output {
  format: OutputFormat;
  rows: RowFormatOptions;
}

/** What decides where no flag does. */
export interface OutputDefaults {
  known: readonly FieldMetadata[];
  stdout: OutputStream;
  /** What the settings say. */
  setting: OutputFormat | undefined;
  /** Whether there is a single record. Then JSON is that record, and not a list of one. */
  isOne?: boolean;
}

/** How to write rows. Throws `UsageError` for flags that exclude each other, and fields that nobody knows. */
export function resolveOutput(
  options: OutputOptions,
  { isOne = false, known, setting, stdout }: OutputDefaults,
): Output {
  const { fields, json, output } = options;
  const forPrograms = isOne ? "json" : "ndjson";
  if (json && output !== undefined && output !== forPrograms) {
    throw new UsageError(`--json and --output ${output} exclude each other. Leave one out.`);
  }
  const format = json ? forPrograms : (output ?? setting ?? (stdout.isTerminal ? "table" : forPrograms));
  const isIndented = stdout.isTerminal;
  const cells = resolveCellStyle(options, stdout.isTerminal);
  const chosen = typeof fields === "string" ? parseFields(fields, known) : undefined;
  return {
    format,
    rows: { fields: known, chosen, columns: stdout.columns, colorize: stdout.colorize, cells, isIndented },
  };
}

/** The format of an output. What lays out tables takes longer to load than all others together. */
export async function loadRowFormat({ format, rows }: Output): Promise<RowFormat> {
  if (format === "table") return (await import("./table-rows.ts")).tableRows(rows);
  return (await import("./row-format.ts")).createRowFormat(format, rows);
}
