import type { Call } from "@smartalex/sdk";
import { GroupedMetrics, type Group, type Grouping, type ToTime } from "./group-by.ts";
import { CallMetrics, type Metrics } from "./call-metrics.ts";

/** Number of calls with a value. `null` for calls without one. */
export interface Share {
  value: string | null;
  calls: number;
}

/** All statistics, with stable names. */
export interface CallStats extends Metrics {
  by_status: Share[];
  by_direction: Share[];
  by_sentiment: Share[];
  by_agent: Share[];
}

/** Statistics by group. */
export interface GroupedStats extends Metrics {
  by: Grouping;
  groups: Group[];
}

/** Aggregates calls while they arrive, without keeping them. */
export class StatsCounter {
  readonly #all = new CallMetrics();
  readonly #by: Grouping | undefined;
  readonly #groups: readonly GroupedMetrics[];

  constructor(by: Grouping | undefined, toTime: ToTime) {
    this.#by = by;
    const groupings: readonly Grouping[] = by === undefined ? ["status", "direction", "sentiment", "agent"] : [by];
    this.#groups = groupings.map((grouping) => new GroupedMetrics(grouping, toTime));
  }

  add(call: Call): void {
    this.#all.add(call);
    for (const groups of this.#groups) groups.add(call);
  }

  stats(): CallStats | GroupedStats {
    const lists = this.#groups.map((groups) => groups.list());
    const figures = this.#all.figures();
    if (this.#by !== undefined) return { ...figures, by: this.#by, groups: lists[0] ?? [] };
    const [by_status = [], by_direction = [], by_sentiment = [], by_agent = []] = lists.map((list) => {
      return list.map(({ calls, value }) => ({ value, calls }));
    });
    return { ...figures, by_status, by_direction, by_sentiment, by_agent };
  }
}
