import type { Call } from "@smartalex/contract";
import type { HiddenCalls } from "../list-completeness.ts";
import { HOUR_MS } from "../lookback.ts";
import { callStartMs, type RunPlan } from "../run-plan.ts";

/** Records for one run which calls appeared in its lists, and which calls were missing. */
export class ListCoverage {
  readonly #plan: Pick<RunPlan, "floors" | "startedMs">;
  readonly #listedIds = new Set<string>();
  /** The start times of hidden calls. The server returns these calls if they are requested by id or by position, but not in the list. */
  readonly #hidden = new Map<string, number>();
  #newRows = 0;
  #oldestListedMs = Infinity;

  constructor(plan: Pick<RunPlan, "floors" | "startedMs">) {
    this.#plan = plan;
  }

  /** The number of listed calls that started at the floor of the longest lookback or later. Calls that were listed twice count once. */
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

  /** The hidden calls. `undefined` if no call is hidden. */
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
   * Adds a row from a list without `since_hours`. In that list, the row is next to the calls of the limited list. The call is hidden if the
   * limited list should have reached it.
   */
  addNeighbor(row: Call, floorMs: number): void {
    const startMs = callStartMs(row, this.#plan);
    if (this.isOverlooked(row) && startMs >= floorMs && startMs < this.#oldestListedMs)
      this.#hidden.set(row.id, startMs);
  }

  /**
   * Adds an unlisted call that the server returned by id. The call does not count as hidden if it is so new that the list of a lagging replica may
   * not contain it yet.
   */
  addUnlisted(id: string, startMs: number): void {
    if (this.#startedLongBefore(startMs)) this.#hidden.set(id, startMs);
  }

  #startedLongBefore(startMs: number): boolean {
    return startMs < this.#plan.startedMs - HOUR_MS;
  }
}
