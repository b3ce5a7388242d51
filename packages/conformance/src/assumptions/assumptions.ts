import { counted } from "../runtime/counted.ts";
import type { Check } from "../checks/check.ts";
import { undocumented, violationText } from "../checks/body-checks.ts";
import { confirmed, refuted } from "../checks/finding.ts";
import { headerAssumptions } from "./header-assumptions.ts";
import { queryAssumptions } from "./query-assumptions.ts";
import { recordAssumptions } from "./record-assumptions.ts";

/** The checks of each `x-assumption` of the document, by its JSON pointer. */
export const assumptions: Readonly<Record<string, readonly Check[]>> = {
  ...queryAssumptions,
  ...headerAssumptions,
  ...recordAssumptions,
};

/** The assumption that the document is complete. */
export const documentAssumption: Check = {
  title: "The document contains all fields and values",
  evaluate: (results) => {
    const violations = undocumented(results);
    const [first, ...others] = violations;
    if (!first) return confirmed(`${counted(results.exchanges.length, "response")}, validated strictly`);
    const more = others.length > 0 ? `, and ${others.length} more` : "";
    return refuted(violationText(first) + more, violations);
  },
};
