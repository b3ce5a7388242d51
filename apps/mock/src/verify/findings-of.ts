import document from "@smartalex/contract/openapi.json" with { type: "json" };
import { aboutDocument, assumptions } from "./assumptions/assumptions.ts";
import { statedAssumptions } from "./assumptions/stated-assumptions.ts";
import type { Check, CheckId, DocumentedCheck } from "./check.ts";
import { checks } from "./checks/checks.ts";
import { unclear, type Finding, type Verdict } from "./finding.ts";
import { survey, type Survey } from "./survey/survey.ts";

/** Asks a server all that the checks look at, as `survey` does, and judges it, check by check. */
export async function findingsOf(...asked: Parameters<typeof survey>): Promise<Finding[]> {
  return [...judged(await survey(...asked))];
}

function* judged(seen: Survey): Generator<Finding> {
  const failed = new Map<CheckId, string>();
  const judge = ({ judge, needs = [] }: Check): Verdict => {
    const missing = needs.find((id) => failed.has(id));
    return missing === undefined ? judge(seen) : unclear(`only when this holds: ${failed.get(missing) ?? ""}`);
  };
  for (const [group, members] of Object.entries<readonly DocumentedCheck[]>(checks)) {
    for (const check of members) {
      const verdict = judge(check);
      if (verdict.outcome === "fails") failed.set(check.id, check.says);
      yield { group, check: check.says, ...verdict };
    }
  }
  yield { group: "assumptions", check: aboutDocument.says, ...judge(aboutDocument) };
  for (const { pointer, text } of statedAssumptions(document)) {
    const parts = assumptions[pointer] ?? [{ says: text, judge: () => unclear("no check knows of this yet") }];
    for (const part of parts) yield { group: "assumptions", check: part.says, pointer, ...judge(part) };
  }
}
