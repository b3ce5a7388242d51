import type { Call, CallDetail } from "@smartalex/contract";
import { NotFoundError } from "../../../errors.ts";
import type { ChangeBatch } from "./change-batch.ts";
import type { Hidden } from "./list-completeness.ts";
import type { DetailResult } from "./fetch-details.ts";
import { GIVEN_BEFORE, NEVER_GIVEN, type ChangeFeedMemory, type RememberedCall } from "./change-feed-state.ts";
import { afterDoubt, afterFailure, afterFound, isGone, isRequestDue, type Outstanding } from "./pending-call.ts";
import { HOUR_MS, REPLICA_LAG_MS, type Lookback } from "./lookback.ts";
import { hashRecord } from "./hash-record.ts";

type Batch = ChangeBatch<Call | CallDetail>;

/** The times that the decisions of one run depend on. */
export interface RunTimes {
  /** When the run began: the earlier time of the local clock and the server. */
  startedMs: number;
  /** When the run began, by the server. */
  serverMs: number;
  /** When the state was made that the run began with. */
  knownSinceMs: number;
  /** How far back each kind of run looks. */
  floors: Readonly<Record<Lookback, number>>;
  /** How long a summary may take to follow. */
  warmMs: number;
}

/** Decides what each response of a run changes, and records it in the memory. It sends no requests. */
export class ChangeRecorder {
  readonly #memory: ChangeFeedMemory;
  readonly #times: RunTimes;
  /** Calls of the memory that this run has not listed. */
  readonly #unseen: Set<string>;
  /** Calls that this run has requested by id. */
  readonly #requested = new Set<string>();
  #newRows = 0;
  #oldestListedMs = Infinity;
  /** Starts of calls that the server returned by id, and has not listed. */
  readonly #hidden = new Map<string, number>();
  #batch = emptyBatch();

  constructor(memory: ChangeFeedMemory, times: RunTimes) {
    this.#memory = memory;
    this.#times = times;
    this.#unseen = new Set(memory.calls.keys());
  }

  /** Takes note of a row of the list. Returns whether the row has changed, so that it has to be recorded. */
  see(row: Call): boolean {
    const { calls, due } = this.#memory;
    const { id } = row;
    const isUnseen = this.#unseen.delete(id);
    const startMs = this.#startMs(row);
    if (this.#oldestListedMs === Infinity) this.#memory.rowFields = Object.keys(row);
    this.#oldestListedMs = Math.min(this.#oldestListedMs, startMs);
    this.#hidden.delete(id);
    if (startMs < this.#times.floors.audit) return false;
    if (isUnseen || !calls.has(id)) this.#newRows++;
    const { print } = calls.get(id) ?? {};
    const outstanding = due.get(id);
    if (print === hashRecord(row)) {
      if (outstanding?.reason === "gone" && !this.#memory.details) due.delete(id);
      return false;
    }
    return !outstanding || outstanding.reason === "follow" || this.#isDue(id, outstanding);
  }

  /** What lists lack that requests by id have found; `undefined` if there is nothing. */
  get hidden(): Hidden | undefined {
    const { size: count } = this.#hidden;
    if (count === 0) return undefined;
    let newestHiddenMs = -Infinity;
    for (const startMs of this.#hidden.values()) newestHiddenMs = Math.max(newestHiddenMs, startMs);
    return { count, newestHiddenMs, oldestListedMs: this.#oldestListedMs };
  }

  /** The earliest start of a row that was listed; `Infinity` if there was none. */
  get oldestListedMs(): number {
    return this.#oldestListedMs;
  }

  /** Whether the lists of this run should have had a row, but did not. A call that began shortly before may have arrived since. */
  isOverlooked(row: Call): boolean {
    const isListed = this.#memory.calls.has(row.id) && !this.#unseen.has(row.id);
    const startMs = this.#startMs(row);
    return !isListed && startMs >= this.#times.floors.audit && startMs < this.#times.startedMs - HOUR_MS;
  }

  /** Takes note of a row that a list without `since_hours` has next to those of the list that was read. */
  seeNeighbor(row: Call, floorMs: number): void {
    const startMs = this.#startMs(row);
    if (this.isOverlooked(row) && startMs >= floorMs && startMs < this.#oldestListedMs)
      this.#hidden.set(row.id, startMs);
  }

  /** How many rows were seen that the run had not seen before. */
  get newRows(): number {
    return this.#newRows;
  }

  /** Records a row as if it had been delivered. */
  passOver(row: Call): void {
    this.#memory.calls.set(row.id, { startMs: this.#startMs(row), print: hashRecord(row) });
  }

  /** Records a row that has changed; with details, together with the result of requesting them. */
  recordRow(row: Call, result?: DetailResult): void {
    const { calls } = this.#memory;
    const { id } = row;
    const startMs = this.#startMs(row);
    const lateArrivals = this.#lateness(id, startMs);
    if (!result) this.#deliver(row, { startMs, print: hashRecord(row) });
    else if (result.call) {
      const isBehind = differ(row, result.call);
      this.#deliverDetails(result.call, { startMs, print: hashRecord(row), isRepeated: false, isBehind });
    } else {
      // A row has changed until its details were delivered.
      const print = this.#memory.wasGiven(id) ? GIVEN_BEFORE : NEVER_GIVEN;
      calls.set(id, { ...calls.get(id), startMs, print });
      this.#requested.add(id);
      if (result.error) this.#fail(id, result.error);
      else this.#recordListedNotFound(id);
    }
    if (!result || result.call) this.#batch.lateArrivals.push(...lateArrivals);
  }

  /** Ids of calls that this run should have listed. */
  unlistedIds(floorMs: number): string[] {
    const { calls, due } = this.#memory;
    return [...this.#unseen].filter((id) => {
      const outstanding = due.get(id);
      const isWaiting = outstanding && outstanding.reason !== "follow" && !this.#isDue(id, outstanding);
      return (calls.get(id)?.startMs ?? -Infinity) >= floorMs && !isWaiting && !this.#requested.has(id);
    });
  }

  /** Ids of calls that it is time to request again. */
  dueIds(): string[] {
    return Array.from(this.#memory.due)
      .filter(([id, outstanding]) => this.#isDue(id, outstanding))
      .map(([id]) => id);
  }

  /** Records the results of requesting calls by id that a complete list should have had. */
  recordUnlisted(results: readonly DetailResult[]): void {
    const { calls } = this.#memory;
    const startMs = ({ id }: DetailResult) => calls.get(id)?.startMs ?? -Infinity;
    for (const result of results) {
      // A call that began shortly before may not be listed yet by a server that lags.
      const isOld = startMs(result) < this.#times.startedMs - HOUR_MS;
      if (result.call && isOld) this.#hidden.set(result.id, startMs(result));
    }
    for (const result of results) this.recordById(result);
  }

  /** Records the result of requesting a call by its id. A 404 has to be that of two responses. */
  recordById({ call, error, id }: DetailResult): void {
    const { calls, details, due } = this.#memory;
    const previous = due.get(id);
    const known = calls.get(id) ?? { startMs: this.#times.startedMs, print: NEVER_GIVEN };
    this.#requested.add(id);
    if (call) {
      const print = this.#printOfRow(call, known);
      if (details) this.#deliverDetails(call, { startMs: known.startMs, print, isRepeated: true, isBehind: false });
      else this.#deliverRowOf(call, { startMs: known.startMs, print });
    } else if (!error) this.#recordNotFound(id);
    else if (previous && previous.reason !== "gone") this.#fail(id, error);
    else due.set(id, afterDoubt(previous, this.#times.startedMs));
  }

  /** Returns what was recorded since the last batch, with the state that belongs to it. */
  takeBatch(nowMs: number): Batch {
    const batch = { ...this.#batch, state: this.#memory.toState(nowMs) };
    this.#batch = emptyBatch();
    return batch;
  }

  /** Whether anything was recorded since the last batch that the caller has to know. */
  get hasChanges(): boolean {
    return Object.values(this.#batch).some(({ length }) => length > 0);
  }

  /** When a call began; the time of the run if the call does not say. */
  #startMs({ start_timestamp }: Call): number {
    const startMs = Date.parse(start_timestamp);
    return Number.isNaN(startMs) ? this.#times.startedMs : startMs;
  }

  /** Whether it is time to request a call again. One run requests each call once. */
  #isDue(id: string, outstanding: Outstanding): boolean {
    if (this.#requested.has(id)) return false;
    const { serverMs, startedMs: nowMs, warmMs } = this.#times;
    const startMs = this.#memory.calls.get(id)?.startMs ?? nowMs;
    return isRequestDue(outstanding, { nowMs, serverMs, startMs, warmMs });
  }

  #deliver(call: Call | CallDetail, remembered: { startMs: number; print: string; detailPrint?: string }): void {
    this.#batch.upserts.push(call);
    if (!this.#memory.wasGiven(call.id)) this.#batch.createdIds.push(call.id);
    this.#memory.calls.set(call.id, remembered);
  }

  /** Delivers a call with its details, unless exactly these were delivered before. */
  #deliverDetails(
    call: CallDetail,
    { print, startMs, ...facts }: { startMs: number; print: string; isRepeated: boolean; isBehind: boolean },
  ): void {
    const { calls, due } = this.#memory;
    const { startedMs: nowMs, warmMs } = this.#times;
    const detailPrint = hashRecord(call);
    const remembered = { startMs, print: print === NEVER_GIVEN ? GIVEN_BEFORE : print, detailPrint };
    if (calls.get(call.id)?.detailPrint === detailPrint) calls.set(call.id, remembered);
    else this.#deliver(call, remembered);
    this.#requested.add(call.id);
    const outstanding = afterFound(call, { ...facts, previous: due.get(call.id), nowMs, startMs, warmMs });
    if (outstanding) due.set(call.id, outstanding);
    else due.delete(call.id);
  }

  /** Delivers the row of a call that was requested by id, if it has changed. */
  #deliverRowOf(call: CallDetail, { print, startMs }: { startMs: number; print: string }): void {
    this.#memory.due.delete(call.id);
    if (this.#memory.calls.get(call.id)?.print === print) return;
    this.#deliver(this.#rowOf(call) as unknown as Call, { startMs, print }); // it has the fields of a row
  }

  #fail(id: string, error: Batch["failed"][number]["error"]): void {
    const { due } = this.#memory;
    this.#batch.failed.push({ id, error });
    due.set(id, afterFailure(due.get(id), this.#times.startedMs));
  }

  /** The list and a 404 contradict each other. A call that was just removed is not listed in the next run. */
  #recordListedNotFound(id: string): void {
    const { due } = this.#memory;
    const outstanding = afterDoubt(due.get(id), this.#times.startedMs);
    due.set(id, outstanding);
    if (this.#times.startedMs - outstanding.sinceMs < REPLICA_LAG_MS) return;
    const message = `The server lists ${id}, but does not find it by its id. The feed requests it again.`;
    this.#batch.failed.push({ id, error: new NotFoundError(message, { code: "call_not_found", status: 404 }) });
  }

  #recordNotFound(id: string): void {
    const { due } = this.#memory;
    const { knownSinceMs, startedMs: nowMs } = this.#times;
    const outstanding = afterDoubt(due.get(id), nowMs);
    due.set(id, outstanding);
    const isListed = !this.#unseen.has(id);
    if (isListed || !isGone(outstanding, { knownSinceMs, nowMs })) return;
    if (this.#memory.wasGiven(id)) this.#batch.deletedIds.push(id);
    this.#memory.forget(id);
  }

  /** Reports a call that was not there in the last run, and that a run of that kind would not find now. */
  #lateness(id: string, startMs: number): Batch["lateArrivals"] {
    const { calls, progress } = this.#memory;
    const { marks } = progress;
    if (marks.hot === undefined || calls.has(id) || startMs >= this.#times.floors.hot) return [];
    return [{ id, lookbackHours: Math.ceil((marks.hot - startMs) / HOUR_MS) }];
  }

  /** The row of the list that belongs to a call with its details. */
  #rowOf(call: CallDetail): object {
    const { rowFields: fields } = this.#memory;
    return Object.fromEntries(Object.entries(call).filter(([field]) => fields.includes(field)));
  }

  /** The print of the row that belongs to a call. The list is believed about a row for as long as the details stay the same. */
  #printOfRow(call: CallDetail, { detailPrint, print }: RememberedCall): string {
    const isPending = print === NEVER_GIVEN || print === GIVEN_BEFORE;
    return !isPending && detailPrint === hashRecord(call) ? print : hashRecord(this.#rowOf(call));
  }
}

/** Whether a row and details differ in a field that both have: one of the servers that sent them has not caught up. */
function differ(row: Call, call: CallDetail): boolean {
  const details = new Map<string, unknown>(Object.entries(call));
  return Object.entries(row).some(([field, value]) => {
    return details.has(field) && JSON.stringify(details.get(field)) !== JSON.stringify(value);
  });
}

function emptyBatch() {
  return {
    upserts: [] as (Call | CallDetail)[],
    createdIds: [] as string[],
    deletedIds: [] as string[],
    lateArrivals: [] as Batch["lateArrivals"],
    failed: [] as Batch["failed"],
  };
}
