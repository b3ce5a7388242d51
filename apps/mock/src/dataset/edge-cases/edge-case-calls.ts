import type { CallDetail } from "@smartalex/contract";
import { edgeCasePatches } from "./edge-case-patches.ts";
import { edgeCaseIds } from "./edge-case-ids.ts";
import { edgeCaseTexts } from "./edge-case-texts.ts";

/** The time between two pairs of calls with the same start. All calls are within six days. */
const INTERVAL_MS = 12_000_377;
const DURATION_S = 60;

/** Texts that are also used as IDs and as values of enumerations. */
const everywhere = ["ansi_title", "bidi", "html_script", "formulas", "lone_surrogates"] as const;

/** The ID of a call, and the fields that differ from a normal call. */
type EdgeCase = readonly [id: string, change: (startMs: number) => Partial<CallDetail>];

const edgeCases: readonly EdgeCase[] = [
  ...Object.entries(edgeCaseTexts).map(([name, texts]): EdgeCase => [`call_hostile_${name}`, () => spoken(texts)]),
  ...everywhere.map((name): EdgeCase => [`call_hostile_${name}_everywhere`, () => inEveryField(edgeCaseTexts[name])]),
  ...Object.entries(edgeCasePatches).map(([name, change]): EdgeCase => [`call_hostile_${name}`, change]),
  ...edgeCaseIds.map((id): EdgeCase => [id, () => ({})]),
];

/**
 * Creates calls that are valid by the contract, and that break software which trusts the text of callers or the data of a server. The ID describes the
 * edge case, or is the edge case. The calls start in the six days before `nowMs`, except for two whose IDs say so. The same time has the same calls.
 */
export function edgeCaseCalls(nowMs: number): CallDetail[] {
  return edgeCases.map(([id, change], index) => {
    const pair = Math.floor(index / 2);
    const exactMs = nowMs - (pair + 1) * INTERVAL_MS;
    const startMs = pair % 2 === 0 ? Math.floor(exactMs / 1000) * 1000 : exactMs;
    return { ...normalCall(id, startMs), ...change(startMs) };
  });
}

function normalCall(id: string, startMs: number): CallDetail {
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

/** Formats a time as the API does. Milliseconds are included only if they are not zero. */
function timestamp(ms: number): string {
  return new Date(ms).toISOString().replace(".000Z", "Z");
}
