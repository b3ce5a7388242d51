import type { Call } from "@smartalex/sdk";
import { GroupedMetrics, type Group, type Grouping, type ToTime } from "./group-by.ts";
import { CallMetrics, type Metrics } from "./call-metrics.ts";

/** How many calls share a value; `null` for those that have none. */
export interface Share {
  value: string | null;
  calls: number;
}

/** All figures, under names that stay. */
export interface CallStats extends Metrics {
  by_status: Share[];
  by_direction: Share[];
  by_sentiment: Share[];
  by_agent: Share[];
}

/** The same by one of the groupings. */
export interface GroupedStats extends Metrics {
  by: Grouping;
  groups: Group[];
}

/** Counts calls as they come, and keeps none. */
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
