import { validateState, type ChangeFeedState } from "../change-feed-state.ts";
import type { ChangeFeedStore, StoredCall } from "./change-feed-store.ts";
import type { PendingCall } from "./pending-call.ts";
import type { Progress } from "./progress.ts";

/** A `ChangeFeedStore` in memory, for callers who store the JSON state themselves. */
export class MemoryStore implements ChangeFeedStore {
  readonly details: boolean;
  readonly savedMs: number | undefined;
  progress: Progress;
  listedHours: number;
  rowFields: readonly string[];
  readonly #calls: Map<string, StoredCall>;
  readonly #pending: Map<string, PendingCall>;

  /**
   * Loads a state, or creates an empty store if `state` is `undefined`.
   * @throws {InvalidOptionError} if the state is malformed, or was created with another value of `details`.
   */
  constructor(state: ChangeFeedState | undefined, details: boolean) {
    if (state) validateState(state, details);
    const { calls = [], checkpoints, pending = [] } = state ?? {};
    this.details = details;
    this.savedMs = state?.savedAt;
    this.progress = {
      fromMs: state?.from ?? -Infinity,
      forgottenBeforeMs: state?.forgottenBefore ?? -Infinity,
      checkpoints: {
        lookback: checkpoints?.lookback ?? undefined,
        enrichment: checkpoints?.enrichment ?? undefined,
        reconcile: checkpoints?.reconcile ?? undefined,
      },
    };
    this.listedHours = state?.listedHours ?? 0;
    this.rowFields = state?.rowFields ?? [];
    this.#calls = new Map(calls.map(([id, startMs, rowHash, detailHash]) => [id, { startMs, rowHash, detailHash }]));
    this.#pending = new Map(
      pending.map(([id, reason, sinceMs, requestedMs, retries]) => [id, { reason, sinceMs, requestedMs, retries }]),
    );
  }

  get size(): number {
    return this.#calls.size;
  }

  getCall(id: string): StoredCall | undefined {
    return this.#calls.get(id);
  }

  setCall(id: string, call: StoredCall): void {
    this.#calls.set(id, call);
  }

  deleteCall(id: string): void {
    this.#calls.delete(id);
    this.#pending.delete(id);
  }

  callIdsSince(sinceMs: number): string[] {
    const ids: string[] = [];
    for (const [id, { startMs }] of this.#calls) if (startMs >= sinceMs) ids.push(id);
    return ids;
  }

  forgetBefore(beforeMs: number): void {
    for (const [id, { startMs }] of this.#calls) {
      if (startMs < beforeMs && !this.#pending.has(id)) this.#calls.delete(id);
    }
  }

  getPending(id: string): PendingCall | undefined {
    return this.#pending.get(id);
  }

  setPending(id: string, pending: PendingCall | undefined): void {
    if (pending) this.#pending.set(id, pending);
    else this.#pending.delete(id);
  }

  pendingCalls(): Iterable<readonly [string, PendingCall]> {
    return this.#pending;
  }

  toState(savedMs: number): ChangeFeedState {
    const { checkpoints, forgottenBeforeMs, fromMs } = this.progress;
    const { enrichment = null, lookback = null, reconcile = null } = checkpoints;
    return {
      version: 1,
      details: this.details,
      from: finiteOrNull(fromMs),
      forgottenBefore: finiteOrNull(forgottenBeforeMs),
      checkpoints: { lookback, enrichment, reconcile },
      savedAt: savedMs,
      listedHours: this.listedHours,
      rowFields: [...this.rowFields],
      calls: Array.from(this.#calls, ([id, { detailHash, rowHash, startMs }]) =>
        detailHash === undefined ? [id, startMs, rowHash] : [id, startMs, rowHash, detailHash],
      ),
      pending: Array.from(this.#pending, ([id, { reason, requestedMs, retries, sinceMs }]) => {
        return [id, reason, sinceMs, requestedMs, retries];
      }),
    };
  }
}

function finiteOrNull(timeMs: number): number | null {
  return timeMs === -Infinity ? null : timeMs;
}
