import type { Call, CallDetail, ListCallsQuery } from "@smartalex/contract";

/** Where the mock's calls come from. Times are in milliseconds since 1970. */
export interface Dataset {
  /** All calls that there are at this moment, newest `start_timestamp` first. */
  callsAt(nowMs: number): readonly CallDetail[];
  /** The JSON text of a call, where it has one of its own: what came from a file is served as it stands there. */
  source?(call: CallDetail): string | undefined;
}

/** The calls that a query matches, newest first. `since_hours` compares `start_timestamp`. */
export function matching(calls: readonly CallDetail[], query: ListCallsQuery, nowMs: number): readonly CallDetail[] {
  const { status, since_hours } = query;
  const sinceMs = since_hours === undefined ? -Infinity : nowMs - since_hours * 3_600_000;
  return calls.filter((call) => {
    return (status === undefined || call.call_status === status) && Date.parse(call.start_timestamp) >= sinceMs;
  });
}

/** Newest first; calls that began together stand in the order of their ids. */
export function newestFirst(calls: readonly CallDetail[]): CallDetail[] {
  return [...calls].sort((a, b) => {
    return Date.parse(b.start_timestamp) - Date.parse(a.start_timestamp) || (a.id < b.id ? -1 : 1);
  });
}

/** The fields of a call that a list shows. */
export function listed({ campaign_id, summary, transcript, ...call }: CallDetail): Call {
  return call;
}
