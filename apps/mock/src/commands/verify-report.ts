import { type Finding, type Outcome, counted } from "@smartalex/conformance";
import { safeJson, safeText } from "@smartalex/node-files";

/** The results of `smartalex-mock verify`. */
export interface Report {
  baseUrl: string;
  requests: number;
  findings: readonly Finding[];
}

/** Formats the report as a table with the columns check, outcome and observation. Escapes control characters in the texts of the server. */
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

/** Formats the report as a JSON document with line breaks. */
export function reportJson({ findings, ...rest }: Report): string {
  const isFailed = findings.some(({ outcome }) => outcome === "fails");
  return `${safeJson(JSON.stringify({ ...rest, isFailed, counts: countsOf(findings), findings }, undefined, 2))}\n`;
}

function summary(findings: readonly Finding[]): string {
  const documented = countsOf(findings.filter(({ group }) => group !== "assumptions"));
  const assumed = countsOf(findings.filter(({ group }) => group === "assumptions"));
  return (
    `documented facts: ${documented.holds} hold, ${documented.fails} fail, ${documented.unclear} unclear; ` +
    `assumptions: ${assumed.confirmed} confirmed, ${assumed.refuted} refuted, ${assumed.unclear} unclear`
  );
}

function countsOf(findings: readonly Finding[]): Record<Outcome, number> {
  const counts = { holds: 0, fails: 0, confirmed: 0, refuted: 0, unclear: 0 };
  for (const { outcome } of findings) counts[outcome]++;
  return counts;
}
