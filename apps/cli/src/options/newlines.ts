/** What becomes of line breaks in the cells of CSV and TSV. */
export const NEWLINES = ["escape", "keep"] as const;
/** One of them. */
export type Newlines = (typeof NEWLINES)[number];
