import type { Call, CallDetail } from "@smartalex/contract";
import { InvalidRequestError } from "../../errors.ts";
import { parseTimestamp, TIMESTAMP_EXAMPLE } from "../../runtime/parse-timestamp.ts";
import { callFields } from "./call-fields.ts";
import type { CallFetcher } from "./call-fetcher.ts";
import { mapConcurrent } from "../../pagination/map-concurrent.ts";

type OneOrMore<Value> = Value | readonly Value[];

/**
 * What calls have to be: each field that is named has the value, or one of the values. The API filters by status and age alone; all
 * else is compared here, while the calls stream by.
 */
export type CallFilter = { readonly [Field in keyof Call]?: OneOrMore<Call[Field]> | undefined } & {
  /** The campaign that placed the call. It is not in lists: each call that all else applies to is asked for by its id. */
  readonly campaign_id?: OneOrMore<CallDetail["campaign_id"]> | undefined;
  /** Only calls that started at this time or later: a `Date`, a date and time with its zone (RFC 3339), or a day in UTC (`2026-01-15`). */
  readonly from?: Date | string | undefined;
  /** Only calls that started before this time, in the same forms. */
  readonly until?: Date | string | undefined;
};

/** Decides about a call. */
export type CallPredicate = (call: Call) => boolean;

/** How many calls are asked for by their ids ahead of the reader, where a filter needs their details. */
const DETAILS_AHEAD = 10;

/** The calls of a source that a filter lets through, in their order. Throws `InvalidRequestError` for a filter that cannot work. */
export async function* filterCalls(
  source: AsyncIterable<Call>,
  filter: CallFilter | CallPredicate,
  { get, signal }: CallFetcher,
): AsyncGenerator<Call, void, undefined> {
  if (typeof filter === "function") {
    yield* matching(source, filter);
    return;
  }
  const { campaign_id, ...ofList } = filter;
  const listed = matching(source, predicateOf(ofList));
  if (campaign_id === undefined) {
    yield* listed;
    return;
  }
  const detailed = mapConcurrent(listed, { concurrency: DETAILS_AHEAD, signal }, async (call, left) => {
    return { call, detail: await get(call.id, left) };
  });
  for await (const { call, detail } of detailed) if (detail && isOneOf(campaign_id, detail.campaign_id)) yield call;
}

async function* matching(source: AsyncIterable<Call>, isMatch: CallPredicate): AsyncGenerator<Call, void, undefined> {
  for await (const call of source) if (isMatch(call)) yield call;
}

function predicateOf({ from, until, ...fields }: Omit<CallFilter, "campaign_id">): CallPredicate {
  const fromMs = timeOf("from", from) ?? -Infinity;
  const untilMs = timeOf("until", until) ?? Infinity;
  const wanted = Object.entries(fields).filter(([, values]) => values !== undefined);
  const unknown = wanted.find(([name]) => !Object.hasOwn(callFields, name));
  if (unknown) throw refused(`${unknown[0]} is no field of a call`);
  return (call) => {
    if (!wanted.every(([name, values]) => isOneOf(values, call[name as keyof Call]))) return false;
    if (from === undefined && until === undefined) return true;
    const startMs = startMsOf(call);
    return startMs >= fromMs && startMs < untilMs;
  };
}

function timeOf(name: string, time: unknown): number | undefined {
  if (time === undefined) return undefined;
  const timeMs = time instanceof Date ? time.getTime() : typeof time === "string" ? parseTimestamp(time) : undefined;
  if (timeMs === undefined || Number.isNaN(timeMs)) throw refused(`${name} must be a Date, ${TIMESTAMP_EXAMPLE}`);
  return timeMs;
}

/** When a call started, `NaN` if it does not say. A time without a zone is in UTC, as all that SmartAlex documents. */
function startMsOf({ start_timestamp }: Call): number {
  return parseTimestamp(start_timestamp) ?? parseTimestamp(`${start_timestamp}Z`) ?? NaN;
}

function isOneOf(values: unknown, value: unknown): boolean {
  return Array.isArray(values) ? values.includes(value) : values === value;
}

function refused(problem: string): InvalidRequestError {
  return new InvalidRequestError(`The calls cannot be filtered: ${problem}.`, { code: "invalid_request" });
}
