import type { FieldMetadata } from "@smartalex/contract";
import { UsageError } from "../../errors.ts";
import type { RowFormatOptions, RowFormat } from "./row.ts";
import type { OutputStream } from "../../io/io-streams.ts";
import { parseFields } from "../../options/fields.ts";
import { resolveCellStyle, type CellOptions } from "./cell-style.ts";
import type { OutputFormat } from "../../options/formats.ts";

/** Flags for the format of rows. */
export interface OutputOptions extends CellOptions {
  output?: OutputFormat | undefined;
  json?: true | undefined;
  /** Comma-separated field names, or `true` to list the available fields. */
  fields?: string | true | undefined;
}

/** The format of rows. */
export interface Output {
  format: OutputFormat;
  rows: RowFormatOptions;
}

/** Defaults for missing flags. */
export interface OutputDefaults {
  known: readonly FieldMetadata[];
  stdout: OutputStream;
  /** The preference from the settings. */
  setting: OutputFormat | undefined;
  /** Whether there is a single record. JSON is then that record instead of an array. */
  isOne?: boolean;
}

/** Resolves the format of rows. Throws `UsageError` for flags that cannot be combined and unknown fields. */
export function resolveOutput(
  options: OutputOptions,
  { isOne = false, known, setting, stdout }: OutputDefaults,
): Output {
  const { fields, json, output } = options;
  const forPrograms = isOne ? "json" : "ndjson";
  if (json && output !== undefined && output !== forPrograms) {
    throw new UsageError(`--json and --output ${output} cannot be combined. Remove one of them.`);
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

/** Loads the format of an output. The table takes longer to load than all other formats together. */
export async function loadRowFormat({ format, rows }: Output): Promise<RowFormat> {
  if (format === "table") return (await import("./table-rows.ts")).tableRows(rows);
  return (await import("./row-format.ts")).createRowFormat(format, rows);
}
