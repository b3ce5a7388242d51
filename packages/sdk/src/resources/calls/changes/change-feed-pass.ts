import type { WarningEvent } from "../../../transport/instrumentation/warnings.ts";
import type { AnyChangeBatch, ChangeFeedOptions } from "./change-batch.ts";
import type { ChangeFeedRequests, ListQuery } from "./change-feed-requests.ts";
import { HOUR_MS, sinceHours, type Lookback } from "./lookback.ts";
import { ChangeRecorder } from "./recorder/change-recorder.ts";
import { ListCoverage } from "./recorder/list-coverage.ts";
import type { RunPlan } from "./run-plan.ts";
import type { ServerClock } from "./server-clock.ts";
import type { ChangeFeedStore } from "./store/change-feed-store.ts";
import { completeRun } from "./store/progress.ts";

/**
 * The maximum batch size for a feed without details (`rows`) and with details (`details`). Each batch contains a copy of the state, so batches are
 * larger if the state is larger, up to this maximum, to make fewer copies.
 */
const MAX_BATCH_SIZE = { rows: 10_000, details: 1_000 };

/** One run of a change feed: the data that all steps of the run share. */
export class ChangeFeedPass {
  readonly clock: ServerClock;
  readonly coverage: ListCoverage;
  readonly plan: RunPlan;
  readonly recorder: ChangeRecorder;
  readonly requests: ChangeFeedRequests;
  readonly store: ChangeFeedStore;
  /** True if the run only records the listed calls in the state, and does not deliver these calls (option `skipExisting`). */
  readonly isSkipping: boolean;
  readonly #lookbacksMs: Readonly<Record<Lookback, number>>;
  readonly #onWarning: ChangeFeedOptions["onWarning"];
  readonly #warnedCodes = new Set<string>();

  constructor({
    clock,
    lookbacksMs,
    options,
    plan,
    requests,
    store,
  }: {
    clock: ServerClock;
    lookbacksMs: Readonly<Record<Lookback, number>>;
    options: Pick<ChangeFeedOptions, "onWarning" | "skipExisting">;
    plan: RunPlan;
    requests: ChangeFeedRequests;
    store: ChangeFeedStore;
  }) {
    this.clock = clock;
    this.coverage = new ListCoverage(plan);
    this.plan = plan;
    this.recorder = new ChangeRecorder(store, { coverage: this.coverage, plan });
    this.requests = requests;
    this.store = store;
    this.isSkipping = store.savedMs === undefined && options.skipExisting === true;
    this.#lookbacksMs = lookbacksMs;
    this.#onWarning = options.onWarning;
  }

  /** The floor of this run: the run must list all calls that started at the floor or later. `-Infinity` if the run must list all calls. */
  get floorMs(): number {
    return this.plan.floors[this.plan.lookback];
  }

  /** The number of changed rows after which a batch is delivered. */
  get batchSize(): number {
    return Math.min(this.store.size / 10, this.store.details ? MAX_BATCH_SIZE.details : MAX_BATCH_SIZE.rows);
  }

  /** Returns the query for a list that is requested now and contains the calls that started at `floorMs` or later. */
  listQuery(floorMs: number, marginMs: number): ListQuery {
    const since_hours = sinceHours(floorMs, { nowMs: this.clock.nowMs(), marginMs });
    return since_hours === undefined ? {} : { since_hours };
  }

  /** Returns the number of hours since a time, without rounding. */
  hoursSince(timeMs: number): number {
    return (this.clock.nowMs() - timeMs) / HOUR_MS;
  }

  /** Reports a warning, unless the run has already reported a warning with the same code. */
  warn(warning: WarningEvent): void {
    if (!this.#warnedCodes.has(warning.code)) this.#onWarning?.(warning);
    this.#warnedCodes.add(warning.code);
  }

  /** Returns a batch with the changes since the previous batch. */
  takeBatch(): AnyChangeBatch {
    return this.recorder.takeBatch(this.clock.earliestMs());
  }

  /** Records that the run is complete, so that the next run looks back from the start of this run. */
  complete(): void {
    const { lookback, startedMs } = this.plan;
    const progress = completeRun(this.store.progress, {
      lookback,
      reconcileMs: this.#lookbacksMs.reconcile,
      startedMs,
    });
    this.store.progress = progress;
    this.store.forgetBefore(progress.forgottenBeforeMs);
  }
}
