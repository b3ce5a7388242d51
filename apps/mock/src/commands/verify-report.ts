import { type Finding, type Outcome, counted } from "@smartalex/conformance";
import { safeJson, safeText } from "@smartalex/node-files";

/** What is said of a server in the end: where it is, how often it was asked, and what was found. */
export interface Report {
  baseUrl: string;
  requests: number;
  findings: readonly Finding[];
}

/** The report as a table for people: check, outcome, what was seen. Nothing in it but its own line breaks moves a cursor. */
export function reportTable({ baseUrl, findings, requests }: Report): string {
  const width = Math.max(...findings.map(({ check }) => check.length));
  const lines: string[] = [];
  let group = "";
  for (const finding of findings) {
    if (finding.group !== group) lines.push("", (group = finding.group));
    lines.push(`  ${finding.check.padEnd(width)}  ${finding.outcome.padEnd(9)}  ${finding.seen}`);
  }
  lines.push("", `${baseUrl}, ${counted(requests, "request")}: ${summary(findings)}.`);
  return lines
    .slice(1)
    .map((line) => `${safeText(line.trimEnd())}\n`)
    .join("");
}

/** The report as one JSON document, in lines. */
export function reportJson({ findings, ...rest }: Report): string {
  const isFailed = findings.some(({ outcome }) => outcome === "fails");
  return `${safeJson(JSON.stringify({ ...rest, isFailed, counts: countsOf(findings), findings }, undefined, 2))}\n`;
}

function summary(findings: readonly Finding[]): string {
  const documented = countsOf(findings.filter(({ group }) => group !== "assumptions"));
  const assumed = countsOf(findings.filter(({ group }) => group === "assumptions"));
  return (
    `of what is documented, ${documented.holds} hold, ${documented.fails} fail, ${documented.unclear} are unclear; ` +
    `of what is assumed, ${assumed.confirmed} are confirmed, ${assumed.refuted} refuted, ${assumed.unclear} unclear`
  );
}

function countsOf(findings: readonly Finding[]): Record<Outcome, number> {
  const counts = { holds: 0, fails: 0, confirmed: 0, refuted: 0, unclear: 0 };
  for (const { outcome } of findings) counts[outcome]++;
  return counts;
}
