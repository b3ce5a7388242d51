import type { CallPredicate, ChangeBatch, ChangeFeedState } from "@smartalex/sdk";
import { parseTimestamp } from "@smartalex/sdk/internal";
import type { Row } from "../format/rows/row.ts";
import type { StoredCall, WatchState, WatchIdentity } from "./watch-state.ts";

/** Maximum number of transcripts in memory. Further calls are fetched again when they are shown, because their transcripts could take gigabytes. */
const MOST_HELD = 1_000;

/** A call that must be processed. */
export interface QueuedCall extends StoredCall {
  /** The call to show. `undefined` if it must be fetched. */
  call: Row | undefined;
}

/** The state of a running watch: the calls to show, and those that may still match later. */
export class WatchQueue {
  readonly #terms: WatchIdentity;
  readonly #followed: Map<string, boolean>;
  readonly #pending: Map<string, QueuedCall>;
  #feed: ChangeFeedState | undefined;

  constructor(terms: WatchIdentity, state: WatchState | undefined) {
    this.#terms = terms;
    this.#feed = state?.feed;
    this.#followed = new Map(state?.followed);
    this.#pending = new Map(state?.pending.map((entry) => [entry.id, { ...entry, call: entry.row }]));
  }

  /** The state of the change feed. `undefined` before the first batch. */
  get feed(): ChangeFeedState | undefined {
    return this.#feed;
  }

  /** The calls to process, oldest first. */
  get pending(): readonly QueuedCall[] {
    // For equal start times, the list contains newer calls first.
    return [...this.#pending.values()].reverse().sort((a, b) => startMs(a) - startMs(b));
  }

  /**
   * Applies a batch of changes. A call is queued once, when it first matches: immediately, or after a change. If `looksAgain` is set, calls that
   * change later are queued again.
   */
  apply(
    { createdIds, deletedIds, state, upserts }: Pick<ChangeBatch, "createdIds" | "deletedIds" | "state" | "upserts">,
    { isMatch, looksAgain }: { isMatch: CallPredicate; looksAgain: boolean },
  ): void {
    const isNew = new Set(createdIds);
    for (const call of upserts) {
      const { id, start_timestamp } = call;
      const hasMatched = this.#followed.get(id) ?? (isNew.has(id) ? false : undefined);
      if (hasMatched === undefined) continue; // it existed before the watch
      const matches = isMatch(call);
      this.#followed.set(id, hasMatched || matches);
      const is_shown = hasMatched && (this.#pending.get(id)?.is_shown ?? true);
      if (!matches || (is_shown && !looksAgain)) continue;
      const row = state.details ? undefined : call; // call content is not stored
      const isHeld = row !== undefined || this.#pending.size < MOST_HELD;
      this.#pending.set(id, { id, start_timestamp, is_shown, row, call: isHeld ? { ...call } : undefined });
    }
    for (const id of deletedIds) this.#pending.delete(id);
    this.#feed = state;
    const allowed = new Set(state.calls.map(([id]) => id));
    for (const id of this.#followed.keys()) if (!allowed.has(id)) this.#followed.delete(id);
  }

  /** Removes a call that was processed. */
  done(id: string): void {
    this.#pending.delete(id);
  }

  /** The whole state as JSON. `undefined` before the first batch. */
  toState(): WatchState | undefined {
    if (!this.#feed) return undefined;
    return {
      version: 1,
      ...this.#terms,
      feed: this.#feed,
      followed: [...this.#followed],
      pending: Array.from(this.#pending.values(), ({ call, ...entry }) => entry),
    };
  }
}

function startMs({ start_timestamp }: StoredCall): number {
  return parseTimestamp(start_timestamp) ?? 0; // calls without a start time come first
}
