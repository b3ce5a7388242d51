import { UsageError } from "../errors.ts";
import type { OutputFormat } from "../options/formats.ts";
import type { OutputStream } from "../io/io-streams.ts";

/** The flags that say how a report is written. */
export interface ReportFormatOptions {
  output?: "json" | "table" | undefined;
  json?: true | undefined;
}

/** How wide a table is where no terminal says. */
const USUAL_COLUMNS = 80;

/** Whether a report is for people or for programs, and how wide it may be. Throws `UsageError` for flags that exclude each other. */
export function resolveReportFormat(
  { json, output }: ReportFormatOptions,
  { setting, stdout }: { setting: OutputFormat | undefined; stdout: OutputStream },
): { format: "json" | "table"; columns: number } {
  if (json && output === "table") throw new UsageError("--json and --output table exclude each other. Leave one out.");
  const requested = json ? "json" : (output ?? (setting === "table" || setting === "json" ? setting : undefined));
  return {
    format: requested ?? (stdout.isTerminal ? "table" : "json"),
    columns: stdout.isTerminal ? stdout.columns : USUAL_COLUMNS,
  };
}
