import { callFields } from "@smartalex/contract/constants";
import type { Call, CallPredicate, KnownCallDirection, KnownSentiment, ListCallsParams } from "@smartalex/sdk";
import { parseTimestamp } from "@smartalex/sdk/internal";
import { UsageError } from "../errors.ts";
import { parseWhere } from "./where/parse-where.ts";
import { parseApiFilters, type ApiFilterOptions } from "./api-filters.ts";
import { resolveTime, type TimeSpec } from "./time-spec.ts";

/** Values of the filter flags. */
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

/** Filters: what the API applies, and what is applied client-side. */
export interface Filters {
  query: Omit<ListCallsParams, "page" | "per_page">;
  /** Whether a call matches the client-side filters. `undefined` without client-side filters. */
  clientFilter: CallPredicate | undefined;
  /** Whether a call matches the query, except for its time. */
  serverFilter: CallPredicate;
  /** Flags that are applied client-side. */
  clientSideFlags: readonly string[];
}

/** Parses the filter flags. Throws `UsageError` for flags that no call can match. */
export function parseFilters(options: FilterOptions, nowMs: number): Filters {
  const { maxDuration = Infinity, minDuration = 0, since, until } = options;
  if (minDuration > maxDuration)
    throw new UsageError("--min-duration is greater than --max-duration, so no call matches.");
  const sinceMs = since && resolveTime(since, nowMs);
  if (sinceMs !== undefined && sinceMs > nowMs) throw new UsageError("--since is in the future, so no call matches.");
  if (sinceMs !== undefined && until && resolveTime(until, nowMs) <= sinceMs) {
    throw new UsageError("--until is not after --since, so no call matches.");
  }
  const requested = parseApiFilters(options);
  const all = { ...requested.clientFilters, ...createClientFilters(options, nowMs) };
  const expected = Object.entries(all).flatMap(([flag, clientFilter]) => {
    return clientFilter ? [{ flag, clientFilter }] : [];
  });
  return {
    query: { ...requested.query, since_hours: since && sinceHours(since, nowMs) },
    serverFilter: requested.serverFilter,
    clientFilter: expected.length > 0 ? (call) => expected.every(({ clientFilter }) => clientFilter(call)) : undefined,
    clientSideFlags: expected.map(({ flag }) => flag),
  };
}

/** Client-side filters by flag. */
function createClientFilters(options: FilterOptions, nowMs: number): Record<string, CallPredicate | undefined> {
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
 * The value of `since_hours`. A date may start in the middle of an hour, so calls of that hour are filtered client-side. One more hour tolerates a
 * clock that is behind the server's.
 */
function sinceHours(since: TimeSpec, nowMs: number): number {
  if ("hoursAgo" in since) return since.hoursAgo;
  return Math.max(1, Math.ceil((nowMs - since.atMs) / 3_600_000) + 1);
}

function startMs({ start_timestamp }: Call): number {
  return parseTimestamp(start_timestamp) ?? NaN;
}
