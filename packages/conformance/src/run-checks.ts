import document from "@smartalex/contract/openapi.json" with { type: "json" };
import { documentAssumption, assumptions } from "./assumptions/assumptions.ts";
import { listAssumptions } from "./assumptions/list-assumptions.ts";
import type { Check, CheckId, DocumentedCheck } from "./checks/check.ts";
import { checks } from "./checks/checks.ts";
import { inconclusive, type Finding, type Verdict } from "./checks/finding.ts";
import { runProbes, type ProbeResults } from "./probes/run-probes.ts";

/** Sends the requests of all checks, as `runProbes` does, and evaluates the checks. */
export async function runChecks(...args: Parameters<typeof runProbes>): Promise<Finding[]> {
  return [...evaluateAll(await runProbes(...args))];
}

function* evaluateAll(results: ProbeResults): Generator<Finding> {
  const failed = new Map<CheckId, string>();
  const judge = ({ evaluate, dependsOn = [] }: Check): Verdict => {
    const missing = dependsOn.find((id) => failed.has(id));
    return missing === undefined ? evaluate(results) : inconclusive(`requires: ${failed.get(missing) ?? ""}`);
  };
  for (const [group, members] of Object.entries<readonly DocumentedCheck[]>(checks)) {
    for (const check of members) {
      const verdict = judge(check);
      if (verdict.outcome === "fails") failed.set(check.id, check.title);
      yield { group, check: check.title, ...verdict };
    }
  }
  yield { group: "assumptions", check: documentAssumption.title, ...judge(documentAssumption) };
  for (const { pointer, text } of listAssumptions(document)) {
    const parts = assumptions[pointer] ?? [
      { title: text, evaluate: () => inconclusive("there is no check for this yet") },
    ];
    for (const part of parts) yield { group: "assumptions", check: part.title, pointer, ...judge(part) };
  }
}
