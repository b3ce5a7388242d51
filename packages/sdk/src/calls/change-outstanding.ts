import type { CallDetail, KnownCallStatus } from "@smartalex/contract";

/** Calls with these statuses were never connected: no summary or transcript follows. */
const NEVER_CONNECTED: readonly string[] = ["no_answer", "busy", "failed"] satisfies KnownCallStatus[];
/** The shortest wait before a call is requested again. After that, the wait grows with the age of the call. */
const SHORTEST_WAIT_MS = 300_000;

/** Whether the server may know more about a call later than it does now. */
export function mayFollow({ call_status, sentiment, summary, transcript }: CallDetail): boolean {
  return !NEVER_CONNECTED.includes(call_status) && (sentiment === null || summary === null || transcript.length === 0);
}

/** Milliseconds until a call of this age is requested again. */
export function waitMs(ageMs: number): number {
  return Math.max(SHORTEST_WAIT_MS, ageMs / 2);
}
