import type { CallDetail } from "@smartalex/sdk";
import stringWidth from "fast-string-width";
import type { Colorize } from "../io/colors.ts";
import { wrapWithLabel } from "./hanging-indent.ts";
import { formatDuration, formatOffset, formatTime } from "./time.ts";
import { safeText } from "@smartalex/node-files";

const WIDEST = 100; // longer lines are hard to read, even on a wide terminal

/** Formats a call with its transcript as readable text. */
export function formatCall(call: CallDetail, { columns, colorize }: { columns: number; colorize: Colorize }): string {
  const width = Math.min(columns, WIDEST);
  const { agent_id, campaign_id, contact_id, cost, start_timestamp, end_timestamp } = call;
  const end = end_timestamp === null ? "" : ` to ${formatTime(end_timestamp)}`;
  const facts: [string, string | null][] = [
    ["status", `${call.call_status}, ${call.direction}, ${formatDuration(call.duration_seconds)}`],
    ["time", `${formatTime(start_timestamp)}${end} UTC`],
    ["sentiment", call.sentiment],
    ["cost", cost === null ? null : String(cost)],
    ["agent", agent_id],
    ["contact", contact_id],
    ["campaign", campaign_id],
    ["summary", call.summary],
  ];
  const sections = [
    colorize("bold", safeText(call.id)),
    ...facts.map(([name, value]) =>
      wrapWithLabel(`${name.padEnd(9)}  `, value ?? "-", { width, label: (text) => colorize("dim", text) }),
    ),
    "",
    ...transcriptLines(call, width, colorize),
  ];
  return sections.map((line) => `${line}\n`).join("");
}

function transcriptLines({ transcript }: CallDetail, width: number, colorize: Colorize): string[] {
  if (transcript.length === 0) return ["(no transcript)"];
  const turns = transcript.map(({ speaker, text, timestamp }) => {
    return { offset: formatOffset(timestamp), speaker: safeText(speaker), text: text.trim() || "(no text)" };
  });
  const offsetWidth = Math.max(...turns.map(({ offset }) => offset.length));
  const speakerWidth = Math.max(...turns.map(({ speaker }) => stringWidth(speaker)));
  return turns.map(({ offset, speaker, text }) => {
    const name = speaker + " ".repeat(speakerWidth - stringWidth(speaker));
    const style = speaker === "agent" ? "cyan" : "yellow";
    return wrapWithLabel(`${offset.padStart(offsetWidth)}  ${name}  `, text, {
      width,
      label: (whole) => colorize(style, whole),
    });
  });
}
