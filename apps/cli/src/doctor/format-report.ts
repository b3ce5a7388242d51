import type { Finding } from "@smartalex/conformance";
import { safeText } from "@smartalex/node-files";
import type { Colorize, Style } from "../io/colors.ts";
import type { Check } from "./check.ts";
import type { ContractReport } from "./run-contract-checks.ts";
import type { Target } from "./target.ts";
import { describeSource, type ConfigSource } from "../config/settings/resolve-setting.ts";
import { wrapWithLabel } from "../format/hanging-indent.ts";
import { formatMaskedKey } from "../config/profiles/format-status.ts";

/** The width of lines, and how to color text. */
interface LineStyle {
  columns: number;
  colorize: Colorize;
}

type Mark = Check["outcome"] | Finding["outcome"];

const WIDEST = 100; // longer lines are hard to read, even on a wide terminal
const STYLES = {
  ok: "green",
  holds: "green",
  confirmed: "green",
  failed: "red",
  fails: "red",
  refuted: "red",
  unclear: "yellow",
} satisfies Record<Mark, Style>;

/** Formats the server and the API key that are checked. */
export function formatTarget(subject: Target | undefined, style: LineStyle): string {
  const facts = subject
    ? [
        ["key", formatMaskedKey(subject.key)],
        ["profile", formatSource(subject.profile)],
        ["base URL", formatSource(subject.baseUrl)],
      ]
    : [["sandbox", "the mock in this process"]];
  const label = (text: string) => style.colorize("dim", text);
  return `${joinLines(facts.map(([name = "", text = ""]) => wrapWithLabel(name.padEnd(10), text, { width: lineWidth(style), label })))}\n`;
}

/** Formats checks: outcome, explanation, and the next command if a check failed. */
export function formatChecks(checks: readonly Check[], style: LineStyle): string {
  return joinLines(
    checks.flatMap((check) => {
      const { found, name, outcome } = check;
      const reported = formatOutcome(outcome, { ...style, name: name.padEnd(12), text: found });
      // Keep the command on one line, so that it can be pasted.
      return outcome === "failed" ? [reported, `${" ".repeat(21)}next: ${safeText(check.next)}`] : [reported];
    }),
  );
}

/** Formats the contract checks that do not hold, and all assumptions. */
export function formatContractReport({ assumptions, contract }: ContractReport, style: LineStyle): string {
  const reported = (list: readonly Finding[], outcome: Finding["outcome"]) => {
    const those = list.filter((finding) => finding.outcome === outcome);
    return those.flatMap(({ check, seen }) => [
      formatOutcome(outcome, { ...style, name: "", text: check }),
      wrapWithLabel(" ".repeat(11), seen, plainOptions(style)),
    ]);
  };
  const outcomes = ["confirmed", "refuted", "unclear"] as const;
  const tally = outcomes.map((outcome) => `${assumptions.filter((one) => one.outcome === outcome).length} ${outcome}`);
  const sections = [
    [...reported(contract, "fails"), ...reported(contract, "unclear")],
    [
      style.colorize("bold", `Assumptions of the OpenAPI document: ${tally.join(", ")}`),
      ...outcomes.flatMap((outcome) => reported(assumptions, outcome)),
    ],
  ];
  return assumptions.length === 0 ? "" : sections.map((section) => `\n${joinLines(section)}`).join("");
}

function formatOutcome(mark: Mark, { name, text, ...style }: LineStyle & { name: string; text: string }): string {
  const label = mark.padEnd(name === "" ? 11 : 9);
  return wrapWithLabel(label + name, text, {
    width: lineWidth(style),
    label: (whole) => style.colorize(STYLES[mark], whole),
  });
}

function plainOptions(style: LineStyle) {
  return { width: lineWidth(style), label: (text: string) => text };
}

function lineWidth({ columns }: LineStyle): number {
  return Math.min(columns, WIDEST);
}

function formatSource(candidate: ConfigSource): string {
  return `${candidate.value}, ${candidate.source === "default" ? "default" : `from ${describeSource(candidate)}`}`;
}

function joinLines(texts: readonly string[]): string {
  return texts.map((text) => `${text}\n`).join("");
}
