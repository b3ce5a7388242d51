import { extname } from "node:path";
import { UsageError } from "../errors.ts";
import { quoteForMessage } from "../options/enum-value.ts";

/** How transcripts are laid out: one row a turn, or inside the row of their call. */
export const TRANSCRIPT_LAYOUTS = ["turns", "nested"] as const;
/** One of them. */
export type TranscriptLayout = (typeof TRANSCRIPT_LAYOUTS)[number];

/** The formats of an export. */
export const EXPORT_FORMATS = ["csv", "tsv", "ndjson", "json", "parquet"] as const;
/** One of them. */
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

const byExtension: Readonly<Record<string, ExportFormat>> = {
  ".csv": "csv",
  ".tsv": "tsv",
  ".ndjson": "ndjson",
  ".jsonl": "ndjson",
  ".json": "json",
  ".parquet": "parquet",
};

/** The format that a file has by its name. Throws `UsageError` where the name does not say. */
export function formatFromExtension(path: string): ExportFormat {
  const extension = extname(path).toLowerCase();
  const format = Object.hasOwn(byExtension, extension) ? byExtension[extension] : undefined;
  if (format !== undefined) return format;
  const allowed = Object.keys(byExtension).join(", ");
  throw new UsageError(
    `--to ${quoteForMessage(path)} does not say in which format. End its name in one of ${allowed}, or add --format.`,
  );
}
