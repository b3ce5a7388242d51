import type { Quotation } from "./find-words.ts";

/** Texts that other packages own, and that the checked files quote. */
export const quotations: readonly Quotation[] = [
  {
    file: "apps/mock/src/dataset/edge-cases/edge-case-texts.ts",
    text: "is no picture",
    reason: "a text of an edge-case call: the bytes of a call with the same seed stay the same",
  },
];
