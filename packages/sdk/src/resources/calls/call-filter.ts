import type { Call, CallDetail } from "@smartalex/contract";
import { InvalidRequestError } from "../../errors.ts";
import { parseTimestamp, TIMESTAMP_EXAMPLE } from "../../runtime/parse-timestamp.ts";
import { callFields, filterHint } from "./call-fields.ts";
import { createCallFetcher, type CallSource } from "./call-fetcher.ts";
import { mapConcurrent } from "../../pagination/map-concurrent.ts";

export { filterHint };

type OneOrMore<Value> = Value | readonly Value[];

/**
 * Conditions on the fields of calls. A call matches if each of the filter's fields has the value, or one of the values, in the filter. The API can
 * filter only by status and age, so the client checks the conditions while it receives the calls.
 */
export type CallFilter = { readonly [Field in keyof Call]?: OneOrMore<Call[Field]> | undefined } & {
  /** The campaign that placed the call. Lists do not include `campaign_id`, so each call that matches all other conditions is requested by ID. */
  readonly campaign_id?: OneOrMore<CallDetail["campaign_id"]> | undefined;
  /**
   * Only calls that started at this time or later: a `Date`, a date and time with a time zone (RFC 3339), or a day in UTC (`2026-01-15`).
   */
  readonly from?: Date | string | undefined;
  /** Only calls that started before this time. Accepts the same formats as `from`. */
  readonly until?: Date | string | undefined;
};

/** A function that returns whether a call should be in the results. */
export type CallPredicate = (call: Call) => boolean;

/** The maximum number of concurrent requests for single calls, for filters on fields that lists do not contain. */
const DETAIL_CONCURRENCY = 10;

/** Yields the calls of a source that match a filter, in the order of the source. Throws `InvalidRequestError` for an invalid filter. */
export async function* filterCalls(
  source: AsyncIterable<Call>,
  filter: CallFilter | CallPredicate,
  calls: CallSource,
): AsyncGenerator<Call, void, undefined> {
  if (typeof filter === "function") {
    yield* matching(source, filter);
    return;
  }
  const { campaign_id, ...listFilter } = filter;
  const listed = matching(source, createPredicate(listFilter));
  if (campaign_id === undefined) {
    yield* listed;
    return;
  }
  const { get, signal } = createCallFetcher(calls);
  const detailed = mapConcurrent(listed, { concurrency: DETAIL_CONCURRENCY, signal }, async (call, itemSignal) => {
    return { call, detail: await get(call.id, itemSignal) };
  });
  for await (const { call, detail } of detailed) if (detail && isOneOf(campaign_id, detail.campaign_id)) yield call;
}

async function* matching(source: AsyncIterable<Call>, isMatch: CallPredicate): AsyncGenerator<Call, void, undefined> {
  for await (const call of source) if (isMatch(call)) yield call;
}

function createPredicate({ from, until, ...fields }: Omit<CallFilter, "campaign_id">): CallPredicate {
  const fromMs = parseTime("from", from) ?? -Infinity;
  const untilMs = parseTime("until", until) ?? Infinity;
  const conditions = Object.entries(fields).filter(([, values]) => values !== undefined);
  const unknown = conditions.find(([name]) => !Object.hasOwn(callFields, name));
  if (unknown) throw invalid(`unknown field ${unknown[0]}`);
  return (call) => {
    if (!conditions.every(([name, values]) => isOneOf(values, call[name as keyof Call]))) return false;
    if (from === undefined && until === undefined) return true;
    const startMs = startTimeMs(call);
    return startMs >= fromMs && startMs < untilMs;
  };
}

function parseTime(name: string, time: unknown): number | undefined {
  if (time === undefined) return undefined;
  const timeMs = time instanceof Date ? time.getTime() : typeof time === "string" ? parseTimestamp(time) : undefined;
  if (timeMs === undefined || Number.isNaN(timeMs)) throw invalid(`${name} must be a Date, ${TIMESTAMP_EXAMPLE}`);
  return timeMs;
}

/**
 * Returns the start of a call, or `NaN` if its `start_timestamp` is not a valid timestamp. A timestamp without a time zone counts as UTC, because all
 * documented times are in UTC.
 */
function startTimeMs({ start_timestamp }: Call): number {
  return parseTimestamp(start_timestamp) ?? parseTimestamp(`${start_timestamp}Z`) ?? NaN;
}

function isOneOf(values: unknown, value: unknown): boolean {
  return Array.isArray(values) ? values.includes(value) : values === value;
}

function invalid(problem: string): InvalidRequestError {
  return new InvalidRequestError(`Invalid filter: ${problem}.`, { code: "invalid_request" });
}
