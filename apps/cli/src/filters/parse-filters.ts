import { callFields } from "@smartalex/contract/constants";
import type { Call, CallPredicate, KnownCallDirection, KnownSentiment, ListCallsParams } from "@smartalex/sdk";
import { parseTimestamp } from "@smartalex/sdk/internal";
import { UsageError } from "../errors.ts";
import { parseWhere } from "./where/parse-where.ts";
import { parseApiFilters, type ApiFilterOptions } from "./api-filters.ts";
import { resolveTime, type TimeSpec } from "./time-spec.ts";

/** The flags that say which calls are meant. */
export interface FilterOptions extends ApiFilterOptions {
  since?: TimeSpec | undefined;
  until?: TimeSpec | undefined;
  direction?: KnownCallDirection | undefined;
  sentiment?: KnownSentiment | undefined;
  agent?: string | undefined;
  contact?: string | undefined;
  minDuration?: number | undefined;
  maxDuration?: number | undefined;
  minCost?: number | undefined;
  where?: string | undefined;
}

/** Which calls are meant: what the API is asked for, and what is compared here. */
export interface Filters {
  query: Omit<ListCallsParams, "page" | "per_page">;
  /** Whether a call is meant; `undefined` where the API has the whole say. */
  clientFilter: CallPredicate | undefined;
  /** Whether a call is one that the query asks for, but for its time. */
  serverFilter: CallPredicate;
  /** The flags that are compared here. */
  clientSideFlags: readonly string[];
}

/** What the flags ask for. Throws `UsageError` for those that cannot all be true. */
export function parseFilters(options: FilterOptions, nowMs: number): Filters {
  const { maxDuration = Infinity, minDuration = 0, since, until } = options;
  if (minDuration > maxDuration) throw new UsageError("--min-duration is more than --max-duration: no call is both.");
  const sinceMs = since && resolveTime(since, nowMs);
  if (sinceMs !== undefined && sinceMs > nowMs)
    throw new UsageError("--since is in the future: no call began since then.");
  if (sinceMs !== undefined && until && resolveTime(until, nowMs) <= sinceMs) {
    throw new UsageError("--until is not after --since: no call began in between.");
  }
  const requested = parseApiFilters(options);
  const all = { ...requested.clientFilters, ...comparisons(options, nowMs) };
  const expected = Object.entries(all).flatMap(([flag, clientFilter]) => {
    return clientFilter ? [{ flag, clientFilter }] : [];
  });
  return {
    query: { ...requested.query, since_hours: since && hoursBack(since, nowMs) },
    serverFilter: requested.serverFilter,
    clientFilter: expected.length > 0 ? (call) => expected.every(({ clientFilter }) => clientFilter(call)) : undefined,
    clientSideFlags: expected.map(({ flag }) => flag),
  };
}

/** What each flag demands of a call that the API cannot be asked for. */
function comparisons(options: FilterOptions, nowMs: number): Record<string, CallPredicate | undefined> {
  const { agent, contact, direction, maxDuration, minCost, minDuration, sentiment, since, until, where } = options;
  const untilMs = until && resolveTime(until, nowMs);
  return {
    "--since": since && "atMs" in since ? (call) => startMs(call) >= since.atMs : undefined,
    "--until": untilMs === undefined ? undefined : (call) => startMs(call) < untilMs,
    "--direction": direction && ((call) => call.direction === direction),
    "--sentiment": sentiment && ((call) => call.sentiment === sentiment),
    "--agent": agent === undefined ? undefined : (call) => call.agent_id === agent,
    "--contact": contact === undefined ? undefined : (call) => call.contact_id === contact,
    "--min-duration": minDuration === undefined ? undefined : (call) => call.duration_seconds >= minDuration,
    "--max-duration": maxDuration === undefined ? undefined : (call) => call.duration_seconds <= maxDuration,
    "--min-cost": minCost === undefined ? undefined : (call) => call.cost !== null && call.cost >= minCost,
    "--where": where === undefined ? undefined : parseWhere(where, callFields),
  };
}

/**
 * How far back to ask for. A day begins in the middle of an hour of the API's, and the calls of that hour are compared here: one more
 * makes up for a clock that runs behind the server's.
 */
function hoursBack(since: TimeSpec, nowMs: number): number {
  if ("hoursAgo" in since) return since.hoursAgo;
  return Math.max(1, Math.ceil((nowMs - since.atMs) / 3_600_000) + 1);
}

function startMs({ start_timestamp }: Call): number {
  return parseTimestamp(start_timestamp) ?? NaN;
}
