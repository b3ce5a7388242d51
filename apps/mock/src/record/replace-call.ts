import type { CallDetail } from "@smartalex/contract";
import type { Pseudonyms } from "./pseudonyms.ts";
import { replacePeople } from "./replace-people.ts";

// TypeScript's library does not know these yet; every Node that this runs on does.
const { rawJSON } = JSON as unknown as { rawJSON: (text: string) => unknown };

/**
 * A call, as the server's JSON, with other people in it, as JSON in one line. Numbers keep their digits. `contact_id` is that of a
 * person, and `id` leads to the conversation and its recording in the dashboard, so both become others, the same ones for the same;
 * `agent_id` and `campaign_id` name what the workspace has set up, and are kept. Fields that the contract does not know may hold
 * anything, and are left out.
 */
export function replaceCall(json: string, pseudonyms: Pseudonyms): string {
  const call = JSON.parse(json, keepDigits) as CallDetail; // the client has checked it
  const { summary, turns } = replacePeople(call, pseudonyms);
  const replaced: CallDetail = {
    id: pseudonyms.id(call.id),
    agent_id: call.agent_id,
    contact_id: call.contact_id === null ? null : pseudonyms.id(call.contact_id),
    campaign_id: call.campaign_id,
    direction: call.direction,
    call_status: call.call_status,
    duration_seconds: call.duration_seconds,
    sentiment: call.sentiment,
    cost: call.cost,
    start_timestamp: call.start_timestamp,
    end_timestamp: call.end_timestamp,
    summary: call.summary === null ? null : summary,
    transcript: call.transcript.map(({ speaker, timestamp }, index) => ({
      speaker,
      text: turns[index] ?? "",
      timestamp,
    })),
  };
  return JSON.stringify(replaced);
}

function keepDigits(this: unknown, _key: string, value: unknown, context?: { source: string }): unknown {
  return typeof value === "number" && context ? rawJSON(context.source) : value;
}
