import type { Call, CallDetail } from "@smartalex/contract";

const NEWEST_MS = Date.UTC(2026, 0, 15, 14, 30);
const MINUTE_MS = 60_000;

/** Returns the call at an index of the list, newest first. Calls are one minute apart. */
export function callAt(index: number): Call {
  return {
    id: `call_${String(index).padStart(9, "0")}`,
    agent_id: "agent_def456",
    contact_id: "contact_xyz789",
    direction: "inbound",
    call_status: "completed",
    duration_seconds: 45,
    sentiment: "positive",
    cost: 0.45,
    start_timestamp: time(NEWEST_MS - index * MINUTE_MS),
    end_timestamp: time(NEWEST_MS - index * MINUTE_MS + 45_000),
  };
}

/** Returns the call at an index of the list, with a short transcript. */
export function callDetailAt(index: number): CallDetail {
  return {
    ...callAt(index),
    campaign_id: null,
    summary: "The caller asked for an appointment next Tuesday.",
    transcript: [
      { speaker: "agent", text: "Hello, how can I help you today?", timestamp: 0 },
      { speaker: "caller", text: "I'd like to schedule an appointment.", timestamp: 5 },
    ],
  };
}

/** Returns the index of the call with this ID. */
export function indexOfId(id: string): number {
  return Number(id.replace("call_", ""));
}

/** Returns the index of the call that started at this time. */
export function indexOfTime(timestamp: string): number {
  return (NEWEST_MS - Date.parse(timestamp)) / MINUTE_MS;
}

function time(ms: number): string {
  return new Date(ms).toISOString().replace(".000Z", "Z");
}
