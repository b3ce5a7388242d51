import { existsSync, readFileSync } from "node:fs";
import type { LabeledSpan, Sample } from "./measure.ts";
import type { Turn } from "../src/searched-turn.ts";

const folder = new URL("../../../../shared/data/", import.meta.url);

/** Whether the real conversations are available. They are licensed, and not part of the repository. */
export const hasConversations = existsSync(folder);

/** The name of a test that needs the real conversations. */
export function withConversations(title: string): string {
  return hasConversations ? title : `${title} (SKIPPED, ../shared/data does not exist)`;
}

/** The fields of a call that the tests read. */
interface Conversation {
  id: string;
  start_timestamp: string;
  summary: string | null;
  transcript: Turn[];
}

/** Labels by call ID: turn (-1 is the summary), start, end and kind. They do not contain text. */
type Labels = Record<string, readonly (readonly [turn: number, start: number, end: number, kind: string])[]>;

/** Reads the real conversations of a file of labels, with their labels. */
export function readLabeledConversations(name: string): Sample[] {
  const { calls } = JSON.parse(readFileSync(new URL(`labels/${name}`, import.meta.url), "utf8")) as { calls: Labels };
  return ["evi-calls", "harper-valley-sample", "primock57-calls"].flatMap(readConversations).flatMap((call) => {
    const labels = calls[call.id];
    if (!labels) return [];
    const spans = labels.map(([turn, start, end, kind]) => ({ turn, start, end, kind }));
    return [toSample(call, spans), toSummarySample(call, spans)];
  });
}

function readConversations(name: string): Conversation[] {
  const lines = readFileSync(new URL(`${name}.ndjson`, folder), "utf8")
    .trim()
    .split("\n");
  return lines.map((line) => JSON.parse(line) as Conversation); // the tests of the mock validate these files
}

function toSample({ start_timestamp, transcript }: Conversation, spans: readonly LabeledSpan[]): Sample {
  return { turns: transcript, labels: spans.filter(({ turn }) => turn >= 0), callStart: new Date(start_timestamp) };
}

function toSummarySample({ start_timestamp, summary }: Conversation, spans: readonly LabeledSpan[]): Sample {
  const labels = spans.filter(({ turn }) => turn < 0).map((span) => ({ ...span, turn: 0 }));
  return { turns: [{ text: summary ?? "" }], labels, callStart: new Date(start_timestamp) };
}
