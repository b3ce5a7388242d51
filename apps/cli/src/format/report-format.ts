import { UsageError } from "../errors.ts";
import type { OutputFormat } from "../options/formats.ts";
import type { OutputStream } from "../io/io-streams.ts";

/** Flags for the format of a report. */
export interface ReportFormatOptions {
  output?: "json" | "table" | undefined;
  json?: true | undefined;
}

/** The width of a table if the output is not a terminal. */
const USUAL_COLUMNS = 80;

/** Returns the format of a report, and its width. Throws `UsageError` for flags that cannot be combined. */
export function resolveReportFormat(
  { json, output }: ReportFormatOptions,
  { setting, stdout }: { setting: OutputFormat | undefined; stdout: OutputStream },
): { format: "json" | "table"; columns: number } {
  if (json && output === "table")
    throw new UsageError("--json and --output table cannot be combined. Remove one of them.");
  const requested = json ? "json" : (output ?? (setting === "table" || setting === "json" ? setting : undefined));
  return {
    format: requested ?? (stdout.isTerminal ? "table" : "json"),
    columns: stdout.isTerminal ? stdout.columns : USUAL_COLUMNS,
  };
}
