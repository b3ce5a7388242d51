import type { Call, KnownCallStatus } from "@smartalex/sdk";
import { DecimalSum } from "./decimal-sum.ts";

/** The figures of some calls. Those of none are `null`. */
export interface Metrics {
  calls: number;
  /** Calls that ended normally: not those that reached voicemail, or nobody. */
  answered: number;
  /** Their share, from 0 to 1. */
  answer_rate: number | null;
  /** How long answered calls last: half of them no longer, and 95 in a hundred. */
  duration_p50_seconds: number | null;
  duration_p95_seconds: number | null;
  /** In the account's currency, of the calls that have a cost, added as decimals; the mean to the millionth. */
  cost_total: number | null;
  cost_mean: number | null;
}

/** More than any call can have cost, in any currency. With such a value in it a sum says nothing of the others. */
const MOST_COST = 1e12;

/** Whether a cost is one that a call can have had. */
export function isPlausibleCost(cost: number): boolean {
  return Math.abs(cost) < MOST_COST;
}

const ANSWERED: string = "completed" satisfies KnownCallStatus;

/** Adds calls up. Its memory grows with the number of different durations alone. */
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

  /** The shortest duration that so many in a hundred calls do not exceed. It is that of a call, and not between two. */
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
