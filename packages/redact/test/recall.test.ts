import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { hasConversations, readLabeledConversations, withConversations } from "./conversations.ts";
import { readSamples } from "./labeled-samples.ts";
import {
  changedPerThousand,
  formatMeasurement,
  measure,
  totalRecall,
  type Measurement,
  type Sample,
} from "./measure.ts";

const MIN_RECALL = 0.95;
const MAX_CHANGED_PER_THOUSAND = 2;
const readme = readFileSync(new URL("../../../apps/mock/README.md", import.meta.url), "utf8");
const tableRows = readme
  .split("\n")
  .filter((line) => line.startsWith("|"))
  .map((line) => Array.from(line.slice(1, -1).split("|"), (cell) => cell.trim()));

/** Returns our own samples, with the same start of the call. */
function samples(...names: string[]): Sample[] {
  const callStart = new Date("2026-01-15T14:30:00Z");
  return names.flatMap(readSamples).map((conversation) => ({ ...conversation, callStart }));
}

/** Prints the measurement, and checks that the README of the mock contains it. */
function report(title: string, measurement: Measurement): void {
  process.stdout.write(formatMeasurement(title, measurement));
  const { found, labels } = totalRecall(measurement);
  const { changed, cleanWords, correct, identifiers } = measurement;
  const row = [
    title,
    labels === 0 ? "" : `${found} of ${labels} (${((100 * found) / labels).toFixed(1)} %)`,
    `${correct} of ${identifiers}`,
    `${changed.length} of ${cleanWords} (${changedPerThousand(measurement).toFixed(1)} in 1,000)`,
  ];
  expect(tableRows.find(([name]) => name === title)).toEqual(row);
}

test.each([
  ["our samples, English", ["english.txt"]],
  ["our samples, Polish", ["polish.txt"]],
  ["our held-out samples, English", ["english-held-out.txt"]],
  ["our held-out samples, Polish", ["polish-held-out.txt"]],
])("%s: at least 95 of 100 identifiers are found", (title, names) => {
  const measurement = measure(samples(...names));
  report(title, measurement);
  const { found, labels } = totalRecall(measurement);
  expect(found / labels).toBeGreaterThanOrEqual(MIN_RECALL);
});

test("our samples have at least 300 labels, all of known kinds", () => {
  const all = samples("english.txt", "english-held-out.txt", "polish.txt", "polish-held-out.txt");
  const kinds = all.flatMap(({ labels }) => labels.map(({ kind }) => kind));
  expect(kinds.length).toBeGreaterThanOrEqual(300);
  expect([...new Set(kinds)].sort()).toEqual(["address", "card", "code", "date", "email", "number", "phone"]);
});

test("in our clean samples, at most 2 of 1,000 words are changed", () => {
  const measurement = measure(samples("clean.txt"));
  report("our clean samples", measurement);
  expect(changedPerThousand(measurement)).toBeLessThanOrEqual(MAX_CHANGED_PER_THOUSAND);
});

test.skipIf(!hasConversations).each([
  ["real conversations, first set", "first.json"],
  ["real conversations, second set", "second.json"],
])(
  withConversations("%s: at least 95 of 100 labels are found, and at most 2 of 1,000 other words are changed"),
  (title, name) => {
    const measurement = measure(readLabeledConversations(name));
    report(title, measurement);
    const { found, labels } = totalRecall(measurement);
    expect(found / labels).toBeGreaterThanOrEqual(MIN_RECALL);
    expect(changedPerThousand(measurement)).toBeLessThanOrEqual(MAX_CHANGED_PER_THOUSAND);
  },
);
