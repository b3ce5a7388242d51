import type { CallPredicate, ChangesState } from "@smartalex/sdk";
import type { Run } from "./read-run.ts";
import type { PendingCall, WatchState } from "./watch-state.ts";

/** What a watch knows while it runs: which calls are to be shown, and which may still come to match. */
export class WatchMemory {
  readonly #baseUrl: string;
  readonly #followed: Map<string, boolean>;
  readonly #pending: Map<string, PendingCall>;
  #feed: ChangesState | undefined;

  constructor(baseUrl: string, state: WatchState | undefined) {
    this.#baseUrl = baseUrl;
    this.#feed = state?.feed;
    this.#followed = new Map(state?.followed);
    this.#pending = new Map(state?.pending.map((entry) => [entry.call.id, entry]));
  }

  /** Where the feed goes on; `undefined` before its first run. */
  get feed(): ChangesState | undefined {
    return this.#feed;
  }

  /** What is to be done. */
  get pending(): readonly PendingCall[] {
    return [...this.#pending.values()];
  }

  /** Takes a run for what was there before the watch: none of its calls is ever shown. */
  takeBaseline({ state }: Run): void {
    this.#feed = state;
  }

  /**
   * Takes a run in. A call is to be shown once, when it first matches: at once, or when what was not known at first has followed. Those
   * that change later are to be looked at again where `looksAgain` says so.
   */
  take({ added, calls, state }: Run, { isMatch, looksAgain }: { isMatch: CallPredicate; looksAgain: boolean }): void {
    for (const call of calls) {
      const { id } = call;
      const hasMatched = this.#followed.get(id) ?? (added.has(id) ? false : undefined);
      if (hasMatched === undefined) continue; // it was there before
      const matches = isMatch(call);
      this.#followed.set(id, hasMatched || matches);
      const is_shown = hasMatched && (this.#pending.get(id)?.is_shown ?? true);
      if (matches && (looksAgain || !is_shown)) this.#pending.set(id, { call, is_shown });
    }
    this.#feed = state;
    const known = new Set(state.calls.map(([id]) => id));
    for (const id of this.#followed.keys()) if (!known.has(id)) this.#followed.delete(id);
  }

  /** Takes note that nothing is to be done for a call any more. */
  done(id: string): void {
    this.#pending.delete(id);
  }

  /** All of it as JSON; `undefined` before the first run. */
  toState(): WatchState | undefined {
    if (!this.#feed) return undefined;
    return {
      version: 1,
      base_url: this.#baseUrl,
      feed: this.#feed,
      followed: [...this.#followed],
      pending: [...this.#pending.values()],
    };
  }
}
