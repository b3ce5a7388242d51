import { counted } from "../counted.ts";
import type { Check } from "../checks/check.ts";
import { undocumented, violationText } from "../checks/body-checks.ts";
import { confirmed, refuted } from "../finding.ts";
import { headerAssumptions } from "./header-assumptions.ts";
import { queryAssumptions } from "./query-assumptions.ts";
import { recordAssumptions } from "./record-assumptions.ts";

/** How each `x-assumption` of the document is judged, by its JSON pointer. */
export const assumptions: Readonly<Record<string, readonly Check[]>> = {
  ...queryAssumptions,
  ...headerAssumptions,
  ...recordAssumptions,
};

/** What the whole document assumes of itself. */
export const documentAssumption: Check = {
  title: "The document knows all fields and values",
  evaluate: (survey) => {
    const violations = undocumented(survey);
    const [first, ...others] = violations;
    if (!first) return confirmed(`${counted(survey.exchanges.length, "answer")}, validated strictly`);
    const more = others.length > 0 ? `, and ${others.length} more` : "";
    return refuted(violationText(first) + more, violations);
  },
};
