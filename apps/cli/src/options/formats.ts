/** Output formats of records. */
export const OUTPUT_FORMATS = ["table", "json", "ndjson", "csv", "tsv", "yaml", "ids"] as const;
/** An output format. */
export type OutputFormat = (typeof OUTPUT_FORMATS)[number];

/** Formats of error messages. */
export const ERROR_FORMATS = ["text", "json"] as const;
/** A format of error messages. */
export type ErrorFormat = (typeof ERROR_FORMATS)[number];

/** What happens to line breaks in CSV and TSV cells. */
export const NEWLINES = ["escape", "keep"] as const;
/** A value of `--newlines`. */
export type Newlines = (typeof NEWLINES)[number];
