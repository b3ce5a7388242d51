import { findIdentifiers } from "../src/find-identifiers.ts";
import type { Identifier, Turn } from "../src/searched-turn.ts";

/** A labeled span: the characters from `start` to `end` of a turn. `kind` is only used in the report. `unclear` spans do not count. */
export interface LabeledSpan {
  turn: number;
  start: number;
  end: number;
  kind: string;
}

/** A conversation with its labels. */
export interface Sample {
  turns: readonly Turn[];
  labels: readonly LabeledSpan[];
  callStart: Date;
}

/** Number of labels of one kind, and how many of them were found. */
export interface Recall {
  labels: number;
  found: number;
}

/** The number of found labels, and the number of other changed words. */
export interface Measurement {
  recall: Map<string, Recall>;
  missed: { text: string; kind: string; turn: string }[];
  /** Identifiers, and how many of them overlap a label. */
  identifiers: number;
  correct: number;
  /** Number of words outside of labels, and the words that would be changed. */
  cleanWords: number;
  changed: { word: string; turn: string }[];
}

/** Compares identifiers with labels. A label is found if all its letters and digits are in identifiers. */
export function measure(samples: Iterable<Sample>): Measurement {
  const measurement: Measurement = {
    recall: new Map(),
    missed: [],
    identifiers: 0,
    correct: 0,
    cleanWords: 0,
    changed: [],
  };
  for (const { callStart, labels, turns } of samples) {
    findIdentifiers(turns, { callStart }).forEach((identifiers, turn) => {
      const own = labels.filter((label) => label.turn === turn);
      measureTurn(measurement, { text: turns[turn]?.text ?? "", identifiers, labels: own });
    });
  }
  return measurement;
}

interface MeasuredTurn {
  text: string;
  identifiers: readonly Identifier[];
  labels: readonly LabeledSpan[];
}

function measureTurn(measurement: Measurement, { identifiers, labels, text }: MeasuredTurn): void {
  const isIn = (spans: readonly { start: number; end: number }[], index: number) =>
    spans.some(({ start, end }) => start <= index && index < end);
  for (const { end, kind, start } of labels) {
    if (kind === "unclear") continue;
    const count = measurement.recall.get(kind) ?? { labels: 0, found: 0 };
    const isFound = symbolsIn(text, start, end).every((index) => isIn(identifiers, index));
    measurement.recall.set(kind, { labels: count.labels + 1, found: count.found + (isFound ? 1 : 0) });
    if (!isFound) measurement.missed.push({ text: text.slice(start, end), kind, turn: text });
  }
  measurement.identifiers += identifiers.length;
  measurement.correct += identifiers.filter((identifier) =>
    labels.some(({ start, end }) => start < identifier.end && identifier.start < end),
  ).length;
  for (const { 0: word, index } of withoutTags(text).matchAll(/[\p{L}\p{M}\p{N}'’]+/gu)) {
    if (isIn(labels, index)) continue;
    measurement.cleanWords++;
    if (isIn(identifiers, index)) measurement.changed.push({ word, turn: text });
  }
}

/** Returns the indexes of letters and digits, without the tags of speech recognition. */
function symbolsIn(text: string, start: number, end: number): number[] {
  const symbols = Array.from(withoutTags(text).matchAll(/[\p{L}\p{N}]/gu), ({ index }) => index);
  return symbols.filter((index) => start <= index && index < end);
}

function withoutTags(text: string): string {
  return text.replaceAll(/<[^>]*>/g, (tag) => " ".repeat(tag.length));
}

/** Returns the sum of all kinds. */
export function totalRecall({ recall }: Measurement): Recall {
  const sum = { labels: 0, found: 0 };
  for (const { found, labels } of recall.values()) {
    sum.labels += labels;
    sum.found += found;
  }
  return sum;
}

/** Returns the number of changed words per 1,000 words outside of labels. */
export function changedPerThousand({ changed, cleanWords }: Measurement): number {
  return (1_000 * changed.length) / cleanWords;
}

/** Formats a measurement for the log of the tests. */
export function formatMeasurement(title: string, measurement: Measurement): string {
  const kinds =
    measurement.recall.size === 0 ? [] : [...measurement.recall, ["all", totalRecall(measurement)] as const];
  const rows = kinds.map(
    ([kind, { found, labels }]) => `  ${kind.padEnd(10)}${found} of ${labels} found (${percent(found / labels)})`,
  );
  const { changed, cleanWords, correct, identifiers } = measurement;
  return [
    `\n${title}`,
    ...rows,
    `  ${correct} of ${identifiers} identifiers overlap a label`,
    `  ${changed.length} of ${cleanWords} other words changed (${changedPerThousand(measurement).toFixed(1)} in 1,000)\n`,
  ].join("\n");
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
