import type { Call, CallDetail } from "@smartalex/contract";
import type { ListQuery } from "../endpoints/list-query.ts";

/** Where the mock's calls come from. Times are in milliseconds since 1970. */
export interface Dataset {
  /** The calls of one page at this moment, newest `start_timestamp` first, and how many match on all pages. */
  page(query: ListQuery, nowMs: number): { calls: Call[]; total: number };
  /** One call with its transcript, as JSON, or `undefined` when there is none with this id at this moment. */
  get(id: string, nowMs: number): string | undefined;
}

/**
 * A dataset of calls that are in memory: `callsAt` gives all that there are at a moment, in any order, and `source` the JSON text
 * of a call that has one of its own.
 */
export function memoryDataset(
  callsAt: (nowMs: number) => readonly CallDetail[],
  source: (call: CallDetail) => string = JSON.stringify,
): Dataset {
  let last: { calls: readonly CallDetail[]; sorted: readonly CallDetail[] } | undefined;
  function sortedAt(nowMs: number): readonly CallDetail[] {
    const calls = callsAt(nowMs);
    if (last?.calls !== calls) last = { calls, sorted: newestFirst(calls) };
    return last.sorted;
  }
  return {
    page({ page, per_page, ...query }, nowMs) {
      const calls = sortedAt(nowMs).filter((call) => matches(call, query, nowMs));
      return { calls: calls.slice((page - 1) * per_page, page * per_page).map(listed), total: calls.length };
    },
    get(id, nowMs) {
      const call = callsAt(nowMs).find((candidate) => candidate.id === id);
      return call && source(call);
    },
  };
}

/** Whether a call is one of those asked for. `since_hours` compares `start_timestamp`. */
function matches(
  { call_status, start_timestamp }: Call,
  { since_hours = Infinity, status }: Omit<ListQuery, "page" | "per_page">,
  nowMs: number,
): boolean {
  return (
    (status === undefined || call_status === status) && Date.parse(start_timestamp) >= nowMs - since_hours * 3_600_000
  );
}

/** Calls that began together stand in the order of their ids. */
function newestFirst(calls: readonly CallDetail[]): CallDetail[] {
  return [...calls].sort((a, b) => {
    return Date.parse(b.start_timestamp) - Date.parse(a.start_timestamp) || (a.id < b.id ? -1 : 1);
  });
}

/** The fields of a call that a list shows. */
export function listed({ campaign_id, summary, transcript, ...call }: CallDetail): Call {
  return call;
}
