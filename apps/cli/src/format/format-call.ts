import type { CallDetail } from "@smartalex/sdk";
import stringWidth from "fast-string-width";
import type { Paint } from "../io/colors.ts";
import { hanging } from "./hanging-indent.ts";
import { humanDuration, humanOffset, humanTime } from "./time.ts";
import { safeText } from "@smartalex/node-files";

const WIDEST = 100; // longer lines are hard to read, however wide the terminal

/** A call with its transcript, for people. */
export function callText(call: CallDetail, { columns, paint }: { columns: number; paint: Paint }): string {
  const width = Math.min(columns, WIDEST);
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
    paint("bold", safeText(call.id)),
    ...facts.map(([name, value]) =>
      hanging(`${name.padEnd(9)}  `, value ?? "-", { width, label: (text) => paint("dim", text) }),
    ),
    "",
    ...transcriptLines(call, width, paint),
  ];
  return sections.map((line) => `${line}\n`).join("");
}

function transcriptLines({ transcript }: CallDetail, width: number, paint: Paint): string[] {
  if (transcript.length === 0) return ["(no transcript)"];
  const turns = transcript.map(({ speaker, text, timestamp }) => {
    return { offset: humanOffset(timestamp), speaker: safeText(speaker), text: text.trim() || "(no words)" };
  });
  const offsetWidth = Math.max(...turns.map(({ offset }) => offset.length));
  const speakerWidth = Math.max(...turns.map(({ speaker }) => stringWidth(speaker)));
  return turns.map(({ offset, speaker, text }) => {
    const name = speaker + " ".repeat(speakerWidth - stringWidth(speaker));
    const style = speaker === "agent" ? "cyan" : "yellow";
    return hanging(`${offset.padStart(offsetWidth)}  ${name}  `, text, {
      width,
      label: (whole) => paint(style, whole),
    });
  });
}
