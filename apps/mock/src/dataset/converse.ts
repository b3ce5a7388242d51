import type { CallDetail, KnownCallDirection, KnownCallStatus, TranscriptTurn } from "@smartalex/contract";
import { conversations, voicemail, type Conversation } from "./conversations.ts";
import { oneOf } from "./random.ts";

const WORDS_A_SECOND = 2.5;

/** What was said in a call, and what follows from it. */
export type Said = Pick<CallDetail, "duration_seconds" | "sentiment" | "summary" | "transcript">;

/** Makes a conversation that fits the call: none when nobody was reached, one side on a voicemail. */
export function converse(
  random: () => number,
  { call_status, direction, person }: { call_status: KnownCallStatus; direction: KnownCallDirection; person: string },
): Said {
  switch (call_status) {
    case "completed":
      return say(
        random,
        person,
        oneOf(
          random,
          conversations.filter(({ directions }) => directions.includes(direction)),
        ),
      );
    case "voicemail":
      return { ...say(random, person, voicemail), sentiment: null };
    case "no_answer":
    case "busy":
    case "failed":
      return { duration_seconds: 0, sentiment: null, summary: null, transcript: [] };
  }
}

function say(random: () => number, person: string, { lines, sentiment, summary }: Conversation): Said {
  const blanks: Record<string, string> = {
    day: oneOf(random, ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]),
    person,
    phone: `555-01${String(Math.floor(random() * 100)).padStart(2, "0")}`, // numbers that telephony reserves for fiction
    time: oneOf(random, ["9:30", "10:15", "11:00", "2pm", "3:45", "4:30"]),
  };
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (blank, name: string) => blanks[name] ?? blank);
  let atMs = 0;
  const transcript = lines.map((line, index): TranscriptTurn => {
    const text = fill(line);
    const turn: TranscriptTurn = { speaker: index % 2 === 0 ? "agent" : "caller", text, timestamp: atMs / 1000 };
    atMs += Math.round((text.split(" ").length / WORDS_A_SECOND) * 1000) + 300 + Math.floor(random() * 1700);
    return turn;
  });
  return { duration_seconds: Math.ceil(atMs / 1000), sentiment, summary: fill(summary), transcript };
}
