import { extname } from "node:path";
import { UsageError } from "../errors.ts";
import { quoteForMessage } from "../options/enum-value.ts";

/** Layouts of transcripts: one row per turn, or nested in the row of the call. */
export const TRANSCRIPT_LAYOUTS = ["turns", "nested"] as const;
/** A layout of transcripts. */
export type TranscriptLayout = (typeof TRANSCRIPT_LAYOUTS)[number];

/** Formats of an export. */
export const EXPORT_FORMATS = ["csv", "tsv", "ndjson", "json", "parquet"] as const;
/** A format of an export. */
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

const byExtension: Readonly<Record<string, ExportFormat>> = {
  ".csv": "csv",
  ".tsv": "tsv",
  ".ndjson": "ndjson",
  ".jsonl": "ndjson",
  ".json": "json",
  ".parquet": "parquet",
};

/** Returns the format for a file extension. Throws `UsageError` if the extension is unknown. */
export function formatFromExtension(path: string): ExportFormat {
  const extension = extname(path).toLowerCase();
  const format = Object.hasOwn(byExtension, extension) ? byExtension[extension] : undefined;
  if (format !== undefined) return format;
  const allowed = Object.keys(byExtension).join(", ");
  throw new UsageError(
    `Cannot determine the format of --to ${quoteForMessage(path)}. Use one of the extensions ${allowed}, or add ` +
      "--format.",
  );
}
