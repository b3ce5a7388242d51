import type { Call, KnownCallStatus } from "@smartalex/sdk";
import { DecimalSum } from "./decimal-sum.ts";

/** Statistics of some calls. `null` if no call has the value. */
export interface Metrics {
  calls: number;
  /** Calls that ended normally: not those that reached voicemail or were not picked up. */
  answered: number;
  /** Share of answered calls, from 0 to 1. */
  answer_rate: number | null;
  /** Median and 95th percentile of the durations of answered calls. */
  duration_p50_seconds: number | null;
  duration_p95_seconds: number | null;
  /** In the currency of the account, for calls that have a cost. The sum is exact, and the mean is rounded to a millionth. */
  cost_total: number | null;
  cost_mean: number | null;
}

/** No call can cost this much, in any currency. Such a value would distort the sum. */
const MOST_COST = 1e12;

/** Whether a call can have this cost. */
export function isPlausibleCost(cost: number): boolean {
  return Math.abs(cost) < MOST_COST;
}

const ANSWERED: string = "completed" satisfies KnownCallStatus;

/** Aggregates calls. Memory use depends only on the number of different durations. */
export class CallMetrics {
  readonly #durations = new Map<number, number>();
  #calls = 0;
  #answered = 0;
  #costed = 0;
  readonly #cost = new DecimalSum();

  add({ call_status, cost, duration_seconds }: Pick<Call, "call_status" | "cost" | "duration_seconds">): void {
    this.#calls++;
    if (call_status === ANSWERED) {
      this.#answered++;
      this.#durations.set(duration_seconds, (this.#durations.get(duration_seconds) ?? 0) + 1);
    }
    if (cost === null || !isPlausibleCost(cost)) return;
    this.#costed++;
    this.#cost.add(cost);
  }

  get calls(): number {
    return this.#calls;
  }

  figures(): Metrics {
    const hasCost = this.#costed > 0;
    return {
      calls: this.#calls,
      answered: this.#answered,
      answer_rate: this.#calls === 0 ? null : this.#answered / this.#calls,
      duration_p50_seconds: this.#percentile(50),
      duration_p95_seconds: this.#percentile(95),
      cost_total: hasCost ? this.#cost.total() : null,
      cost_mean: hasCost ? this.#cost.mean(this.#costed) : null,
    };
  }

  /** Returns the smallest duration that at least this percentage of calls does not exceed. It is the duration of a call, without interpolation. */
  #percentile(percent: number): number | null {
    const rank = Math.ceil((this.#answered * percent) / 100);
    let passed = 0;
    for (const [duration, amount] of [...this.#durations].sort(([a], [b]) => a - b)) {
      passed += amount;
      if (passed >= rank) return duration;
    }
    return null;
  }
}
