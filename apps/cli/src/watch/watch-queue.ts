import type { CallPredicate, ChangeBatch, ChangeFeedState } from "@smartalex/sdk";
import { parseTimestamp } from "@smartalex/sdk/internal";
import type { Row } from "../format/rows/row.ts";
import type { StoredCall, WatchState, WatchIdentity } from "./watch-state.ts";

/** How many calls with their transcripts are held until they are shown. Others are asked for again then: there may be gigabytes of them. */
const MOST_HELD = 1_000;

/** A call of which something is to be done. */
export interface QueuedCall extends StoredCall {
  /** As it is to be shown. `undefined` where it has to be asked for. */
  call: Row | undefined;
}

/** What a watch knows while it runs: which calls are to be shown, and which may still come to match. */
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

  /** Where the feed goes on; `undefined` before its first batch. */
  get feed(): ChangeFeedState | undefined {
    return this.#feed;
  }

  /** What is to be done, the oldest calls first. */
  get pending(): readonly QueuedCall[] {
    // Of two that began at the same time, the list has the newer one first.
    return [...this.#pending.values()].reverse().sort((a, b) => startMs(a) - startMs(b));
  }

  /**
   * Takes in what has changed. A call is to be shown once, when it first matches: at once, or when what was not known at first has
   * followed. Those that change later are to be looked at again where `looksAgain` says so.
   */
  take(
    { createdIds, deletedIds, state, upserts }: Pick<ChangeBatch, "createdIds" | "deletedIds" | "state" | "upserts">,
    { isMatch, looksAgain }: { isMatch: CallPredicate; looksAgain: boolean },
  ): void {
    const isNew = new Set(createdIds);
    for (const call of upserts) {
      const { id, start_timestamp } = call;
      const hasMatched = this.#followed.get(id) ?? (isNew.has(id) ? false : undefined);
      if (hasMatched === undefined) continue; // it was there before
      const matches = isMatch(call);
      this.#followed.set(id, hasMatched || matches);
      const is_shown = hasMatched && (this.#pending.get(id)?.is_shown ?? true);
      if (!matches || (is_shown && !looksAgain)) continue;
      const row = state.details ? undefined : call; // what callers said is not stored
      const isHeld = row !== undefined || this.#pending.size < MOST_HELD;
      this.#pending.set(id, { id, start_timestamp, is_shown, row, call: isHeld ? { ...call } : undefined });
    }
    for (const id of deletedIds) this.#pending.delete(id);
    this.#feed = state;
    const allowed = new Set(state.calls.map(([id]) => id));
    for (const id of this.#followed.keys()) if (!allowed.has(id)) this.#followed.delete(id);
  }

  /** Takes note that nothing is to be done for a call any more. */
  done(id: string): void {
    this.#pending.delete(id);
  }

  /** All of it as JSON; `undefined` before the first batch. */
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
  return parseTimestamp(start_timestamp) ?? 0; // one that does not say comes first
}
