/** The formats in which records are written. */
export const OUTPUT_FORMATS = ["table", "json", "ndjson", "csv", "tsv", "yaml", "ids"] as const;
/** One of them. */
export type OutputFormat = (typeof OUTPUT_FORMATS)[number];
