import type { Call, CallDetail } from "@smartalex/contract";
import { NotFoundError, type SmartAlexError } from "../../../../errors.ts";
import type { AnyChangeBatch, LateArrival } from "../change-batch.ts";
import type { DetailResult } from "../change-feed-requests.ts";
import { HOUR_MS, REPLICA_LAG_MS } from "../lookback.ts";
import { callStartMs, type RunPlan } from "../run-plan.ts";
import {
  UNDELIVERED,
  UNDELIVERED_CHANGE,
  wasDelivered,
  type ChangeFeedStore,
  type StoredCall,
} from "../store/change-feed-store.ts";
import {
  isDeletionConfirmed,
  isRequestDue,
  pendingAfterFailure,
  pendingAfterSuccess,
  pendingDeletion,
  type PendingCall,
} from "../store/pending-call.ts";
import { BatchBuilder } from "./batch-builder.ts";
import { hashRecord, hashRowOf, isInConflict, pickRowFields } from "./hash-record.ts";
import type { ListCoverage } from "./list-coverage.ts";

/** A row of the list that is new or has changed. */
export interface ChangedRow {
  readonly row: Call;
  readonly startMs: number;
  readonly rowHash: string;
}

/** Applies the responses of one run to the store, and collects the changes for the next batch. The recorder sends no requests. */
export class ChangeRecorder {
  readonly #store: ChangeFeedStore;
  readonly #plan: RunPlan;
  readonly #coverage: ListCoverage;
  /** IDs of calls that this run has requested. */
  readonly #requestedIds = new Set<string>();
  readonly #batch = new BatchBuilder();

  constructor(store: ChangeFeedStore, { coverage, plan }: { coverage: ListCoverage; plan: RunPlan }) {
    this.#store = store;
    this.#plan = plan;
    this.#coverage = coverage;
  }

  /** True if there are changes for the next batch. */
  get hasChanges(): boolean {
    return !this.#batch.isEmpty;
  }

  /** Adds a row of the list, and returns the row if it is new or has changed. The caller has to pass a returned row to `recordRow` or `skipRow`. */
  addRow(row: Call): ChangedRow | undefined {
    const { id } = row;
    const startMs = callStartMs(row, this.#plan);
    if (this.#coverage.isEmpty) this.#store.rowFields = Object.keys(row);
    this.#coverage.add(id, startMs);
    if (startMs < this.#plan.floors.reconcile) return undefined;
    const pending = this.#store.getPending(id);
    const rowHash = hashRecord(row);
    if (rowHash !== this.#store.getCall(id)?.rowHash) {
      return this.#mayRequest(id, pending) ? { row, startMs, rowHash } : undefined;
    }
    if (pending?.reason === "possibly_deleted" && !this.#store.details) this.#store.setPending(id, undefined);
    return undefined;
  }

  /** Records a row in the store without delivering the call to the caller (option `skipExisting`). */
  skipRow({ row, rowHash, startMs }: ChangedRow): void {
    this.#store.setCall(row.id, { startMs, rowHash });
  }

  /** Records a new or changed row. In a feed with `details`, `result` is the result of requesting the call by its ID. */
  recordRow({ row, rowHash, startMs }: ChangedRow, result?: DetailResult): void {
    const lateArrival = this.#lateArrival(row.id, startMs);
    if (!result) this.#deliver(row, { startMs, rowHash });
    else if (result.call) {
      const isOutdated = isInConflict(row, result.call);
      this.#deliverDetails(result.call, { startMs, rowHash, isOutdated, isRetry: false });
    } else {
      this.#recordUndelivered(row.id, { startMs, error: result.error });
      return;
    }
    if (lateArrival) this.#batch.addLateArrival(lateArrival);
  }

  /** Returns the IDs of known calls that are missing from the lists of this run, except calls that have to wait for their next request. */
  unlistedIds(floorMs: number): string[] {
    const ids: string[] = [];
    for (const id of this.#store.callIdsSince(floorMs)) {
      if (this.#coverage.isListed(id) || this.#requestedIds.has(id)) continue;
      if (this.#mayRequest(id, this.#store.getPending(id))) ids.push(id);
    }
    return ids;
  }

  /** Returns the IDs of pending calls that should be requested now. */
  dueIds(): string[] {
    return Array.from(this.#store.pendingCalls())
      .filter(([id, pending]) => this.#isRequestDue(id, pending))
      .map(([id]) => id);
  }

  /** Records the results of requests by ID for calls that are missing from the list. */
  recordUnlisted(results: readonly DetailResult[]): void {
    for (const { call, id } of results) {
      if (call) this.#coverage.addUnlisted(id, this.#store.getCall(id)?.startMs ?? -Infinity);
    }
    for (const result of results) this.recordById(result);
  }

  /** Records the result of requesting a call by its ID. A call counts as deleted only after two 404 responses. */
  recordById({ call, error, id }: DetailResult): void {
    const store = this.#store;
    const pending = store.getPending(id);
    const stored = store.getCall(id) ?? { startMs: this.#plan.startedMs, rowHash: UNDELIVERED };
    this.#requestedIds.add(id);
    if (call) {
      const { startMs } = stored;
      const rowHash = hashRowOf(call, { rowFields: store.rowFields, stored });
      if (store.details) this.#deliverDetails(call, { startMs, rowHash, isOutdated: false, isRetry: true });
      else this.#deliverRowOf(call, { startMs, rowHash });
    } else if (!error) this.#recordNotFound(id);
    else if (pending && pending.reason !== "possibly_deleted") this.#recordFailure(id, error);
    else store.setPending(id, pendingDeletion(pending, this.#plan.startedMs));
  }

  /** Returns a batch with the changes since the previous batch, and with the state to store with these changes. */
  takeBatch(savedMs: number): AnyChangeBatch {
    return this.#batch.take(this.#store.toState(savedMs));
  }

  /**
   * Returns whether a changed or unlisted call may be requested now. If the last request for the call failed, or the call may have been deleted, the
   * call has to wait until its next request is due.
   */
  #mayRequest(id: string, pending: PendingCall | undefined): boolean {
    return !pending || pending.reason === "incomplete" || this.#isRequestDue(id, pending);
  }

  /** Returns whether a pending call should be requested now, which is never the case after this run has already requested the call. */
  #isRequestDue(id: string, pending: PendingCall): boolean {
    if (this.#requestedIds.has(id)) return false;
    const { enrichmentMs, serverMs, startedMs: nowMs } = this.#plan;
    const startMs = this.#store.getCall(id)?.startMs ?? nowMs;
    return isRequestDue(pending, { nowMs, serverMs, startMs, enrichmentMs });
  }

  #deliver(call: Call | CallDetail, stored: StoredCall): void {
    this.#batch.addUpsert(call, { isNew: !wasDelivered(this.#store, call.id) });
    this.#store.setCall(call.id, stored);
  }

  /** Delivers a call with its details, unless the same details were delivered before. */
  #deliverDetails(
    call: CallDetail,
    { rowHash, startMs, ...facts }: { startMs: number; rowHash: string; isOutdated: boolean; isRetry: boolean },
  ): void {
    const { id } = call;
    const { enrichmentMs, startedMs: nowMs } = this.#plan;
    const stored = { startMs, rowHash, detailHash: hashRecord(call) };
    if (this.#store.getCall(id)?.detailHash === stored.detailHash) this.#store.setCall(id, stored);
    else this.#deliver(call, stored);
    this.#requestedIds.add(id);
    const previous = this.#store.getPending(id);
    this.#store.setPending(id, pendingAfterSuccess(call, { ...facts, previous, nowMs, startMs, enrichmentMs }));
  }

  /** Delivers a call that was requested by ID, but only with the fields that calls have in a list, and only if one of these fields has changed. */
  #deliverRowOf(call: CallDetail, stored: StoredCall): void {
    this.#store.setPending(call.id, undefined);
    if (this.#store.getCall(call.id)?.rowHash === stored.rowHash) return;
    const row = pickRowFields(call, this.#store.rowFields) as unknown as Call; // `rowFields` are the fields of a call in a list
    this.#deliver(row, stored);
  }

  /** Records a row whose details could not be fetched. The row counts as changed in each run until its details are delivered. */
  #recordUndelivered(id: string, { error, startMs }: { error: DetailResult["error"]; startMs: number }): void {
    const rowHash = wasDelivered(this.#store, id) ? UNDELIVERED_CHANGE : UNDELIVERED;
    this.#store.setCall(id, { ...this.#store.getCall(id), startMs, rowHash });
    this.#requestedIds.add(id);
    if (error) this.#recordFailure(id, error);
    else this.#recordListedNotFound(id);
  }

  #recordFailure(id: string, error: SmartAlexError): void {
    this.#batch.addFailed({ id, error });
    this.#store.setPending(id, pendingAfterFailure(this.#store.getPending(id), this.#plan.startedMs));
  }

  /**
   * Records that the list contains a call, although the server returns 404 for the call. If the call was just deleted, the list of the next run will
   * not contain it.
   */
  #recordListedNotFound(id: string): void {
    const pending = pendingDeletion(this.#store.getPending(id), this.#plan.startedMs);
    this.#store.setPending(id, pending);
    if (this.#plan.startedMs - pending.sinceMs < REPLICA_LAG_MS) return;
    const message = `The server lists ${id}, but returns 404 for this call. The feed will request the call again.`;
    this.#batch.addFailed({ id, error: new NotFoundError(message, { code: "call_not_found", status: 404 }) });
  }

  #recordNotFound(id: string): void {
    const { knownSinceMs, startedMs: nowMs } = this.#plan;
    const pending = pendingDeletion(this.#store.getPending(id), nowMs);
    this.#store.setPending(id, pending);
    if (this.#coverage.isListed(id) || !isDeletionConfirmed(pending, { knownSinceMs, nowMs })) return;
    if (wasDelivered(this.#store, id)) this.#batch.addDeleted(id);
    this.#store.deleteCall(id);
  }

  /** Returns a `LateArrival` if a call is new and started too early for the shortest lookback, so that only a longer lookback found the call. */
  #lateArrival(id: string, startMs: number): LateArrival | undefined {
    const { lookback: lastRunMs } = this.#store.progress.checkpoints;
    if (lastRunMs === undefined || this.#store.getCall(id) || startMs >= this.#plan.floors.lookback) return undefined;
    return { id, lookbackHours: Math.ceil((lastRunMs - startMs) / HOUR_MS) };
  }
}
