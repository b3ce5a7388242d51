import type { Call } from "@smartalex/sdk";
import { parseTimestamp } from "@smartalex/sdk/internal";
import { CallMetrics, type Metrics } from "./call-metrics.ts";

/** Groupings of calls. Days and hours are those in which calls started. */
export const GROUPINGS = ["status", "direction", "sentiment", "agent", "day", "hour"] as const;
/** A grouping of calls. */
export type Grouping = (typeof GROUPINGS)[number];

/** Statistics of the calls that share a value. `null` for calls without one. */
export interface Group extends Metrics {
  value: string | null;
}

const DAY_MS = 86_400_000;
/** Maximum number of days, so that a wrong timestamp does not produce a table of centuries. */
const MOST_FILLED_DAYS = 1_000;

const valueOf = {
  status: (call) => call.call_status,
  direction: (call) => call.direction,
  sentiment: (call) => call.sentiment,
  agent: (call) => call.agent_id,
} satisfies Partial<Record<Grouping, (call: Call) => string | null>>;

/** Converts the start of a call to a time zone. */
export type ToTime = (timestamp: string) => string;

/** Whether a grouping depends on the time zone. */
export function isTime(grouping: Grouping | undefined): grouping is "day" | "hour" {
  return grouping === "day" || grouping === "hour";
}

/** Aggregates calls by a shared value. */
export class GroupedMetrics {
  readonly #grouping: Grouping;
  readonly #toTime: ToTime;
  readonly #tallies = new Map<string | null, CallMetrics>();

  constructor(grouping: Grouping, toTime: ToTime) {
    this.#grouping = grouping;
    this.#toTime = toTime;
  }

  add(call: Call): void {
    this.#tally(this.#valueOf(call)).add(call);
  }

  /** The groups, largest first. Groups by time are in chronological order, without gaps. */
  list(): Group[] {
    const isInTime = isTime(this.#grouping);
    if (isInTime) for (const value of this.#values()) this.#tally(value);
    return [...this.#tallies]
      .sort(([a, { calls }], [b, other]) => (isInTime ? 0 : other.calls - calls) || compare(a, b))
      .map(([value, tally]) => ({ value, ...tally.figures() }));
  }

  #valueOf(call: Call): string | null {
    if (!isTime(this.#grouping)) return valueOf[this.#grouping](call);
    const { start_timestamp } = call;
    if (parseTimestamp(start_timestamp) === undefined) return null;
    const time = this.#toTime(start_timestamp);
    return this.#grouping === "day" ? time.slice(0, 10) : time.slice(11, 13);
  }

  #tally(value: string | null): CallMetrics {
    const result = this.#tallies.get(value) ?? new CallMetrics();
    this.#tallies.set(value, result);
    return result;
  }

  /** All values between the first and the last. */
  #values(): string[] {
    if (this.#tallies.size === 0) return [];
    if (this.#grouping === "hour") return Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, "0"));
    const days = [...this.#tallies.keys()].flatMap((day) => (day === null ? [] : [Date.parse(day)]));
    const first = days.reduce((a, b) => Math.min(a, b), Infinity);
    const last = days.reduce((a, b) => Math.max(a, b), -Infinity);
    const length = (last - first) / DAY_MS + 1;
    if (!(length <= MOST_FILLED_DAYS)) return [];
    return Array.from({ length: Math.max(0, length) }, (_, day) => {
      return new Date(first + day * DAY_MS).toISOString().slice(0, 10);
    });
  }
}

/** Compares by code points, with missing values last. */
function compare(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a < b ? -1 : Number(a > b);
}
