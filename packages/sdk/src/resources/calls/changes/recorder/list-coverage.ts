import type { Call } from "@smartalex/contract";
import type { HiddenCalls } from "../list-completeness.ts";
import { HOUR_MS } from "../lookback.ts";
import { callStartMs, type RunPlan } from "../run-plan.ts";

/** Records which calls the lists of one run contained, and which calls were missing from the lists. */
export class ListCoverage {
  readonly #plan: Pick<RunPlan, "floors" | "startedMs">;
  readonly #listedIds = new Set<string>();
  /** The start times of hidden calls, by ID. The server returns these calls if they are requested by ID or by position, but not in the list. */
  readonly #hidden = new Map<string, number>();
  #newRows = 0;
  #oldestListedMs = Infinity;

  constructor(plan: Pick<RunPlan, "floors" | "startedMs">) {
    this.#plan = plan;
  }

  /** The number of listed calls that started at the floor of the longest lookback or later. A call that was listed twice counts once. */
  get newRows(): number {
    return this.#newRows;
  }

  /** True if no row was listed yet. */
  get isEmpty(): boolean {
    return this.#listedIds.size === 0;
  }

  /** The earliest start of a listed call. `Infinity` before the first listed call. */
  get oldestListedMs(): number {
    return this.#oldestListedMs;
  }

  /** A summary of the hidden calls. `undefined` if no call is hidden. */
  get hidden(): HiddenCalls | undefined {
    const { size: count } = this.#hidden;
    if (count === 0) return undefined;
    let newestHiddenMs = -Infinity;
    for (const startMs of this.#hidden.values()) newestHiddenMs = Math.max(newestHiddenMs, startMs);
    return { count, newestHiddenMs, oldestListedMs: this.#oldestListedMs };
  }

  /** Returns whether a list has contained this call. */
  isListed(id: string): boolean {
    return this.#listedIds.has(id);
  }

  /** Adds a row of the list. */
  add(id: string, startMs: number): void {
    const { size } = this.#listedIds;
    const isNew = this.#listedIds.add(id).size > size;
    if (isNew && startMs >= this.#plan.floors.reconcile) this.#newRows++;
    this.#hidden.delete(id);
    this.#oldestListedMs = Math.min(this.#oldestListedMs, startMs);
  }

  /**
   * Returns whether a row is missing from the lists of this run. Returns false for a call that started shortly before the run, because such a call
   * may have been added after the list was read.
   */
  isOverlooked(row: Call): boolean {
    const startMs = callStartMs(row, this.#plan);
    return !this.isListed(row.id) && startMs >= this.#plan.floors.reconcile && this.#startedLongBefore(startMs);
  }

  /**
   * Adds a row from the list of all calls that is next to the calls of the list with `since_hours`. The call counts as hidden if the list with
   * `since_hours` should have contained it.
   */
  addNeighbor(row: Call, floorMs: number): void {
    const startMs = callStartMs(row, this.#plan);
    if (this.isOverlooked(row) && startMs >= floorMs && startMs < this.#oldestListedMs)
      this.#hidden.set(row.id, startMs);
  }

  /**
   * Adds an unlisted call that the server returned by ID. If the call is less than an hour old, it does not count as hidden, because the list of a
   * lagging replica may not contain the call yet.
   */
  addUnlisted(id: string, startMs: number): void {
    if (this.#startedLongBefore(startMs)) this.#hidden.set(id, startMs);
  }

  #startedLongBefore(startMs: number): boolean {
    return startMs < this.#plan.startedMs - HOUR_MS;
  }
}
