/** The formats in which records are written. */
export const OUTPUT_FORMATS = ["table", "json", "ndjson", "csv", "tsv", "yaml", "ids"] as const;
/** One of them. */
export type OutputFormat = (typeof OUTPUT_FORMATS)[number];

/** How errors are told: for people, or for programs. */
export const ERROR_FORMATS = ["text", "json"] as const;
/** One of them. */
export type ErrorFormat = (typeof ERROR_FORMATS)[number];

/** What becomes of line breaks in the cells of CSV and TSV. */
export const NEWLINES = ["escape", "keep"] as const;
/** One of them. */
export type Newlines = (typeof NEWLINES)[number];
