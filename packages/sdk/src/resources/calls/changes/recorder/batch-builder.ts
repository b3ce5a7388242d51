import type { Call, CallDetail } from "@smartalex/contract";
import type { AnyChangeBatch, FailedCall, LateArrival } from "../change-batch.ts";
import type { ChangeFeedState } from "../change-feed-state.ts";

/** Collects the changes of a run until they are delivered as a batch. */
export class BatchBuilder {
  #changes = noChanges();

  get isEmpty(): boolean {
    return Object.values(this.#changes).every(({ length }) => length === 0);
  }

  addUpsert(call: Call | CallDetail, { isNew }: { isNew: boolean }): void {
    this.#changes.upserts.push(call);
    if (isNew) this.#changes.createdIds.push(call.id);
  }

  addDeleted(id: string): void {
    this.#changes.deletedIds.push(id);
  }

  addLateArrival(lateArrival: LateArrival): void {
    this.#changes.lateArrivals.push(lateArrival);
  }

  addFailed(failed: FailedCall): void {
    this.#changes.failed.push(failed);
  }

  /** Returns a batch with the changes since the previous batch, and with the state to store with these changes. */
  take(state: ChangeFeedState): AnyChangeBatch {
    const batch = { ...this.#changes, state };
    this.#changes = noChanges();
    return batch;
  }
}

function noChanges() {
  return {
    upserts: [] as (Call | CallDetail)[],
    createdIds: [] as string[],
    deletedIds: [] as string[],
    lateArrivals: [] as LateArrival[],
    failed: [] as FailedCall[],
  };
}
