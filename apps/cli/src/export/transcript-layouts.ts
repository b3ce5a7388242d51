/** How transcripts are laid out: one row a turn, or inside the row of their call. */
export const TRANSCRIPT_LAYOUTS = ["turns", "nested"] as const;
/** One of them. */
export type TranscriptLayout = (typeof TRANSCRIPT_LAYOUTS)[number];
