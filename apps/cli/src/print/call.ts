import type { CallDetail } from "@smartalex/sdk";
import stringWidth from "fast-string-width";
import { wrapAnsi } from "fast-wrap-ansi";
import { humanDuration, humanOffset, humanTime } from "./human.ts";
import { safeText } from "./safe-text.ts";

const WIDEST = 100; // longer lines are hard to read, however wide the terminal

/** A call with its transcript, for people. */
export function callText(call: CallDetail, maxWidth: number): string {
  const width = Math.min(maxWidth, WIDEST);
  const { agent_id, campaign_id, contact_id, cost, start_timestamp, end_timestamp } = call;
  const end = end_timestamp === null ? "" : ` to ${humanTime(end_timestamp)}`;
  const facts: [string, string | null][] = [
    ["status", `${call.call_status}, ${call.direction}, ${humanDuration(call.duration_seconds)}`],
    ["time", `${humanTime(start_timestamp)}${end} UTC`],
    ["sentiment", call.sentiment],
    ["cost", cost === null ? null : String(cost)],
    ["agent", agent_id],
    ["contact", contact_id],
    ["campaign", campaign_id],
    ["summary", call.summary],
  ];
  const sections = [
    safeText(call.id),
    ...facts.map(([name, value]) => hanging(`${name.padEnd(9)}  `, value ?? "-", width)),
    "",
    ...transcriptLines(call, width),
  ];
  return sections.map((line) => `${line}\n`).join("");
}

function transcriptLines({ transcript }: CallDetail, width: number): string[] {
  if (transcript.length === 0) return ["(no transcript)"];
  const turns = transcript.map(({ speaker, text, timestamp }) => {
    return { offset: humanOffset(timestamp), speaker: safeText(speaker), text: text.trim() || "(no words)" };
  });
  const offsetWidth = Math.max(...turns.map(({ offset }) => offset.length));
  const speakerWidth = Math.max(...turns.map(({ speaker }) => stringWidth(speaker)));
  return turns.map(({ offset, speaker, text }) => {
    const name = speaker + " ".repeat(speakerWidth - stringWidth(speaker));
    return hanging(`${offset.padStart(offsetWidth)}  ${name}  `, text, width);
  });
}

/** A text behind its label, wrapped so that all its lines begin below the first. */
function hanging(label: string, text: string, width: number): string {
  const indent = stringWidth(label);
  const lines = wrapAnsi(safeText(text), Math.max(20, width - indent), { hard: true }).split("\n");
  return label + lines.join(`\n${" ".repeat(indent)}`);
}
