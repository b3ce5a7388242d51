import type { CallDetail } from "@smartalex/contract";
import { edgeCasePatches } from "./edge-case-patches.ts";
import { edgeCaseIds } from "./edge-case-ids.ts";
import { edgeCaseTexts } from "./edge-case-texts.ts";

/** From two calls that begin at once to the next two: all of them lie within six days. */
const APART_MS = 12_000_377;
const DURATION_S = 60;

/** Texts that also stand where ids and values of enumerations do. */
const everywhere = ["ansi_title", "bidi", "html_script", "formulas", "lone_surrogates"] as const;

/** What a call is called, and what is odd about it. */
type Kind = readonly [id: string, change: (startMs: number) => Partial<CallDetail>];

const kinds: readonly Kind[] = [
  ...Object.entries(edgeCaseTexts).map(([name, texts]): Kind => [`call_hostile_${name}`, () => spoken(texts)]),
  ...everywhere.map((name): Kind => [`call_hostile_${name}_everywhere`, () => inEveryField(edgeCaseTexts[name])]),
  ...Object.entries(edgeCasePatches).map(([name, change]): Kind => [`call_hostile_${name}`, change]),
  ...edgeCaseIds.map((id): Kind => [id, () => ({})]),
];

/**
 * Calls that the contract allows, and that break software which trusts what callers say or what a server sends. The id says what is wrong with
 * a call, or is what is wrong. They lie in the six days before `nowMs`, but for two whose ids say so, and are the same for the same moment.
 */
export function edgeCaseCalls(nowMs: number): CallDetail[] {
  return kinds.map(([id, change], index) => {
    const pair = Math.floor(index / 2);
    const beginsMs = nowMs - (pair + 1) * APART_MS;
    const startMs = pair % 2 === 0 ? Math.floor(beginsMs / 1000) * 1000 : beginsMs;
    return { ...harmless(id, startMs), ...change(startMs) };
  });
}

function harmless(id: string, startMs: number): CallDetail {
  return {
    id,
    agent_id: "agent_hostile",
    contact_id: "contact_hostile",
    direction: "outbound",
    call_status: "completed",
    duration_seconds: DURATION_S,
    sentiment: "neutral",
    cost: 0.11,
    start_timestamp: timestamp(startMs),
    end_timestamp: timestamp(startMs + DURATION_S * 1000),
    campaign_id: "campaign_hostile",
    summary: "Nothing was said that could do harm.",
    transcript: [
      { speaker: "agent", text: "Hello. Can you hear me?", timestamp: 0 },
      { speaker: "caller", text: "I can.", timestamp: 2 },
    ],
  };
}

function spoken(texts: readonly string[]): Partial<CallDetail> {
  return {
    summary: texts[0] ?? null,
    transcript: texts.map((text, index) => ({
      speaker: index % 2 === 0 ? "caller" : "agent",
      text,
      timestamp: index,
    })),
  };
}

function inEveryField(texts: readonly [string, ...string[]]): Partial<CallDetail> {
  const text = (number: number) => texts[number % texts.length] ?? texts[0];
  return {
    agent_id: text(0),
    contact_id: text(1),
    campaign_id: text(2),
    direction: text(3),
    call_status: text(4),
    sentiment: text(5),
    summary: text(6),
    transcript: texts.map((said, index) => ({ speaker: text(index + 1), text: said, timestamp: index })),
  };
}

/** As the API writes it, with a fraction only where there is one. */
function timestamp(ms: number): string {
  return new Date(ms).toISOString().replace(".000Z", "Z");
}
