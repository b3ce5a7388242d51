import type { CallDetail, KnownCallDirection, KnownCallStatus } from "@smartalex/contract";
import document from "@smartalex/contract/openapi.json" with { type: "json" };
import { converse } from "./converse.ts";
import { people } from "./conversations.ts";
import { hex, oneOf, randomFor, weighted } from "./random.ts";

const WEEK_MS = 7 * 24 * 3_600_000;
/** With the documented call that makes 150, the total of the documented list. */
const CALLS_A_WEEK = 149;
const COST_A_MINUTE = 0.11;

/** Thursday first: 1970-01-01 was one. */
const WEEKDAYS = [20, 19, 6, 3, 22, 21, 20].map((weight, day) => [day, weight] as const);
/** From midnight; the agents answer around the clock, but people sleep. */
const HOURS = [1, 1, 0, 0, 0, 1, 2, 5, 10, 14, 14, 12, 8, 10, 13, 13, 12, 10, 7, 5, 4, 3, 2, 1].map(
  (weight, hour) => [hour, weight] as const,
);
const DIRECTIONS: readonly (readonly [KnownCallDirection, number])[] = [
  ["inbound", 60],
  ["outbound", 28],
  ["web", 12],
];
const STATUSES: Record<KnownCallDirection, readonly (readonly [KnownCallStatus, number])[]> = {
  inbound: [
    ["completed", 97],
    ["failed", 3],
  ],
  outbound: [
    ["completed", 46],
    ["voicemail", 25],
    ["no_answer", 18],
    ["busy", 8],
    ["failed", 3],
  ],
  web: [
    ["completed", 96],
    ["failed", 4],
  ],
};

/**
 * Gives the calls of the last seven days before a moment, and the documented one. Each has its fixed place in time and is a function of that place
 * alone, so that two mocks at the same moment have the same calls, and new ones arrive as time passes.
 */
export function callGenerator(): (nowMs: number) => readonly CallDetail[] {
  const documented = document.components.examples.getCall.value.data satisfies CallDetail;
  let made: { atMs: number; calls: readonly CallDetail[] } | undefined;
  return (nowMs) => {
    const latestCalls = () => Array.from({ length: CALLS_A_WEEK }, (_, index) => latest(index, nowMs));
    if (made?.atMs !== nowMs) made = { atMs: nowMs, calls: [documented, ...latestCalls()] };
    return made.calls;
  };
}

/** The latest call of one of the places in the week that has ended by now. */
function latest(index: number, nowMs: number): CallDetail {
  const place = randomFor("place", index);
  const offsetMs =
    weighted(place, WEEKDAYS) * 24 * 3_600_000 + weighted(place, HOURS) * 3_600_000 + seconds(place, 3_600);
  const thisWeek = Math.floor((nowMs - offsetMs) / WEEK_MS);
  const call = make(index, thisWeek, thisWeek * WEEK_MS + offsetMs);
  const endMs = Date.parse(call.start_timestamp) + call.duration_seconds * 1000;
  return endMs <= nowMs ? call : make(index, thisWeek - 1, (thisWeek - 1) * WEEK_MS + offsetMs);
}

function make(index: number, week: number, startMs: number): CallDetail {
  const random = randomFor("call", index, week);
  const id = `call_${hex(random, 12)}`;
  const direction = weighted(random, DIRECTIONS);
  const call_status = weighted(random, STATUSES[direction]);
  const person = oneOf(random, people);
  const isAnonymous = direction === "web" && random() < 0.5;
  const { duration_seconds, sentiment, summary, transcript } = converse(random, { call_status, direction, person });
  const failed = call_status === "failed";
  return {
    id,
    agent_id: direction === "outbound" ? "agent_out417" : "agent_def456",
    contact_id: isAnonymous ? null : `contact_${hex(randomFor("contact", person), 6)}`,
    direction,
    call_status,
    duration_seconds,
    sentiment,
    cost: failed ? null : Math.round((duration_seconds / 60) * COST_A_MINUTE * 100) / 100,
    start_timestamp: timestamp(startMs),
    end_timestamp: failed ? null : timestamp(startMs + duration_seconds * 1000),
    campaign_id: direction === "outbound" ? `campaign_${oneOf(random, ["checkup", "recall"])}` : null,
    summary,
    transcript,
  };
}

function seconds(random: () => number, below: number): number {
  return Math.floor(random() * below) * 1000;
}

/** As the API writes it: without milliseconds. */
function timestamp(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}
