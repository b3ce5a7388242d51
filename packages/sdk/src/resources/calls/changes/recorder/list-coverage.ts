import type { Call } from "@smartalex/contract";
import type { HiddenCalls } from "../list-completeness.ts";
import { HOUR_MS } from "../lookback.ts";
import { callStartMs, type RunPlan } from "../run-plan.ts";

/** Records which calls the lists of one run contained, and which calls were missing from the lists. */
export class ListCoverage {
  readonly #plan: Pick<RunPlan, "floors" | "startedMs">;
  readonly #listedIds = new Set<string>();
  /**
   * The start times of hidden calls, by ID. A hidden call is missing from the list that the run has read, although the server returns the call by ID,
   * or in the list of all calls.
   */
  readonly #hidden = new Map<string, number>();
  #newRows = 0;
  #oldestListedMs = Infinity;

  constructor(plan: Pick<RunPlan, "floors" | "startedMs">) {
    this.#plan = plan;
  }

  /** The number of different listed calls that started at the floor of the longest lookback or later. */
  get newRows(): number {
    return this.#newRows;
  }

  /** True if no row was listed yet. */
  get isEmpty(): boolean {
    return this.#listedIds.size === 0;
  }

  /** The start time of the oldest listed call, or `Infinity` before the first listed call. */
  get oldestListedMs(): number {
    return this.#oldestListedMs;
  }

  /** A summary of the hidden calls, or `undefined` if no call is hidden. */
  get hidden(): HiddenCalls | undefined {
    const { size: count } = this.#hidden;
    if (count === 0) return undefined;
    let newestHiddenMs = -Infinity;
    for (const startMs of this.#hidden.values()) newestHiddenMs = Math.max(newestHiddenMs, startMs);
    return { count, newestHiddenMs, oldestListedMs: this.#oldestListedMs };
  }

  /** Returns whether a list of this run has contained the call. */
  isListed(id: string): boolean {
    return this.#listedIds.has(id);
  }

  /** Records that a list contains a call. */
  add(id: string, startMs: number): void {
    const { size } = this.#listedIds;
    const isNew = this.#listedIds.add(id).size > size;
    if (isNew && startMs >= this.#plan.floors.reconcile) this.#newRows++;
    this.#hidden.delete(id);
    this.#oldestListedMs = Math.min(this.#oldestListedMs, startMs);
  }

  /**
   * Returns whether a row is missing from the lists of this run. Returns false for a call that started less than an hour before the run, because the
   * server may have added the call to the list after the list was read.
   */
  isOverlooked(row: Call): boolean {
    const startMs = callStartMs(row, this.#plan);
    return !this.isListed(row.id) && startMs >= this.#plan.floors.reconcile && this.#startedLongBefore(startMs);
  }

  /**
   * Records a row that, in the list of all calls, is next to the calls of the list with `since_hours`. The call of the row counts as hidden if the
   * list with `since_hours` should have contained it.
   */
  addNeighbor(row: Call, floorMs: number): void {
    const startMs = callStartMs(row, this.#plan);
    if (this.isOverlooked(row) && startMs >= floorMs && startMs < this.#oldestListedMs)
      this.#hidden.set(row.id, startMs);
  }

  /**
   * Records a call that the server returned by ID, although the list does not contain it. A call that is less than an hour old does not count as
   * hidden, because the list of a replica that lags behind may not contain the call yet.
   */
  addUnlisted(id: string, startMs: number): void {
    if (this.#startedLongBefore(startMs)) this.#hidden.set(id, startMs);
  }

  #startedLongBefore(startMs: number): boolean {
    return startMs < this.#plan.startedMs - HOUR_MS;
  }
}
