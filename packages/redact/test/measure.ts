import { readFileSync } from "node:fs";
import type { CallDetail } from "./conversations.ts";
import { findIdentifiers } from "../src/find-identifiers.ts";
import type { Identifier } from "../src/passage.ts";

/** A place in a call that tells who somebody is: the turn (-1 is the summary), its first character, the one after its last, and what it is. */
type Label = [turn: number, start: number, end: number, kind: string];

/** How much of what was labelled is found, for one kind. */
export interface Recall {
  labelled: number;
  found: number;
}

/** What the replacement is worth on labelled calls. */
export interface Measured {
  recall: Map<string, Recall>;
  missed: { id: string; turn: number; start: number; end: number; kind: string }[];
  /** What was found, and how much of it is, or touches, something that is labelled. */
  finds: number;
  right: number;
  /** All words of the calls, and how many without a label were replaced. */
  words: number;
  lost: number;
}

/** Reads labels: they hold places, and no text. */
export function readLabels(name: string): Record<string, Label[]> {
  const { calls } = JSON.parse(readFileSync(new URL(`labels/${name}`, import.meta.url), "utf8")) as {
    calls: Record<string, Label[]>;
  };
  return calls;
}

/** Compares what is found with what is labelled. A label is found when all its letters and digits are; "unclear" ones count for nothing. */
export function measure(calls: Iterable<CallDetail>, labels: Record<string, readonly Label[]>): Measured {
  const measured: Measured = { recall: new Map(), missed: [], finds: 0, right: 0, words: 0, lost: 0 };
  for (const call of calls) {
    const own = labels[call.id];
    if (!own) continue;
    const options = { callStart: new Date(call.start_timestamp) };
    const [summary = []] = findIdentifiers([{ text: call.summary ?? "" }], options);
    const turns = findIdentifiers(call.transcript, options);
    const textAndFinds = (turn: number): [string, readonly Identifier[]] => {
      return turn < 0 ? [call.summary ?? "", summary] : [call.transcript[turn]?.text ?? "", turns[turn] ?? []];
    };
    for (const [turn, start, end, kind] of own) {
      if (kind === "unclear") continue;
      const [text, found] = textAndFinds(turn);
      const count = measured.recall.get(kind) ?? { labelled: 0, found: 0 };
      const rest = text.replaceAll(/<[^>]*>/g, (tag) => " ".repeat(tag.length));
      const isCovered = [...places(rest, start, end)].every((place) => covers(found, place));
      measured.recall.set(kind, { labelled: count.labelled + 1, found: count.found + (isCovered ? 1 : 0) });
      if (!isCovered) measured.missed.push({ id: call.id, turn, start, end, kind });
    }
    for (let turn = -1; turn < call.transcript.length; turn++) {
      const [text, found] = textAndFinds(turn);
      const here = own.filter(([at]) => at === turn);
      measured.finds += found.length;
      measured.right += found.filter((find) =>
        here.some(([, start, end]) => start < find.end && find.start < end),
      ).length;
      for (const { index } of text.matchAll(/[\p{L}\p{M}\d'’]+/gu)) {
        measured.words++;
        if (covers(found, index) && !here.some(([, start, end]) => start <= index && index < end)) measured.lost++;
      }
    }
  }
  return measured;
}

function* places(text: string, start: number, end: number): Generator<number> {
  for (let place = start; place < end; place++) if (/[\p{L}\d]/u.test(text.charAt(place))) yield place;
}

function covers(finds: readonly Identifier[], place: number): boolean {
  return finds.some(({ start, end }) => start <= place && place < end);
}
