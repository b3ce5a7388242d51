import type { Quotation } from "./find-words.ts";

/** Texts that other packages own, and that the checked files quote. */
export const quotations: readonly Quotation[] = [];
