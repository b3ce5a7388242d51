import type { Call, CallDetail, KnownCallStatus } from "@smartalex/contract";
import { InvalidResponseError } from "../errors.ts";
import { ChangeMemory } from "./change-memory.ts";
import { floorMs, HOUR_MS, horizonsMs, hoursBack, tierOf, type Tier } from "./change-tiers.ts";
import type { ChangesBatch, ChangesOptions } from "./change-batch.ts";
import type { GetUnlessGone } from "./detail-source.ts";
import { checkQuery } from "./check-query.ts";
import { fingerprint } from "./fingerprint.ts";
import { mapAhead } from "./map-ahead.ts";
import type { FetchPage } from "./page.ts";
import type { scan } from "./scan.ts";

/** What a feed reads from. */
export interface ChangesSource {
  fetchPage: FetchPage;
  get: GetUnlessGone;
  scan: typeof scan;
}

type Batch = ChangesBatch<Call | CallDetail>;

/** The API says nothing more of them later. */
const NEVER_CONNECTED: readonly string[] = ["no_answer", "busy", "failed"] satisfies KnownCallStatus[];
/** How soon to ask again for what may follow. After that, the older the call, the longer the wait. */
const SHORTEST_WAIT_MS = 300_000;
/** How many calls are asked for by their ids before they are given. */
const BATCH_SIZE = 100;

/** One run of a feed, step by step. */
export class ChangeRun {
  readonly #source: ChangesSource;
  readonly #options: ChangesOptions;
  readonly #horizons: Record<Tier, number>;
  readonly #memory: ChangeMemory;
  /** Calls that were given before, and that this run has not seen. */
  readonly #unseen: Set<string>;
  /** When the run began, and when its last page was made, by the server's clock. */
  #startedMs = NaN;
  #latestMs = NaN;
  #tier: Tier = "audit";

  constructor(source: ChangesSource, options: ChangesOptions) {
    if (options.since_hours !== undefined) checkQuery({ since_hours: options.since_hours });
    this.#source = source;
    this.#options = options;
    this.#horizons = horizonsMs(options);
    this.#memory = new ChangeMemory(options.state, options.details ?? false);
    this.#unseen = new Set(this.#memory.calls.keys());
  }

  /** Asks the server for its time, the only one that a feed goes by. */
  async begin(): Promise<void> {
    await this.#fetchPage({ per_page: 1 }, this.#options.signal);
    this.#startedMs = this.#latestMs;
    const { since_hours, state } = this.#options;
    if (!state && since_hours !== undefined) this.#memory.fromMs = this.#startedMs - since_hours * HOUR_MS;
    this.#tier = tierOf(this.#memory.marks, this.#startedMs);
  }

  /** Gives what the list shows to be new or changed, from now back to the floor of this run. */
  async *listed(): AsyncGenerator<Batch, void, undefined> {
    const { concurrency = 4, signal } = this.#options;
    const floor = this.#floorMs(this.#tier);
    const remembered = this.#floorMs("audit");
    let roomMs = HOUR_MS;
    for (;;) {
      const since_hours = hoursBack(floor, { nowMs: this.#latestMs, roomMs });
      const query = since_hours === undefined ? {} : { since_hours };
      for await (const { data } of this.#source.scan(this.#fetchPage, query, { concurrency, signal })) {
        for (const { id } of data) this.#unseen.delete(id);
        const rows = data.filter((row) => this.#startMs(row) >= remembered && this.#isChanged(row));
        if (rows.length > 0) yield await this.#take(rows);
      }
      // What since_hours leaves out moves on while the list is read. Calls that it passed may have gone unseen.
      if (since_hours === undefined || this.#latestMs - since_hours * HOUR_MS <= floor) return;
      roomMs = HOUR_MS + 2 * (this.#latestMs - this.#startedMs);
    }
  }

  /** Gives the ids of calls that should have been in the list and are gone. */
  async *unlisted(): AsyncGenerator<Batch, void, undefined> {
    const floor = this.#floorMs(this.#tier);
    const ids = [...this.#unseen].filter((id) => (this.#memory.calls.get(id)?.startMs ?? -Infinity) >= floor);
    const missing: string[] = [];
    for await (const [id, call] of this.#details(ids)) if (!call) missing.push(id);
    if (missing.length > 0) yield this.#batch({ missing });
  }

  /** Gives calls whose summary, sentiment or transcript has followed. */
  async *due(): AsyncGenerator<Batch, void, undefined> {
    const ids = Array.from(this.#memory.due)
      .filter(([, { atMs }]) => atMs <= this.#latestMs)
      .map(([id]) => id);
    while (ids.length > 0) {
      const missing: string[] = [];
      const upserts: CallDetail[] = [];
      for await (const [id, call] of this.#details(ids.splice(0, BATCH_SIZE))) {
        if (!call) missing.push(id);
        else if (this.#memory.due.get(id)?.print !== fingerprint(call)) upserts.push(call);
        if (call) this.#schedule(call);
      }
      if (missing.length + upserts.length > 0) yield this.#batch({ missing, upserts });
    }
  }

  /** Completes the run. */
  complete(): Batch {
    this.#memory.complete(this.#tier, { startedMs: this.#startedMs, keptMs: this.#horizons.audit });
    return this.#batch({});
  }

  readonly #fetchPage: FetchPage = async (query, signal) => {
    const page = await this.#source.fetchPage(query, signal);
    const { dateMs = NaN } = page;
    if (Number.isNaN(dateMs)) {
      throw new InvalidResponseError(
        "The server's answer has no Date header, by which a change feed knows where to go on. In a browser, the server must expose it.",
        { body: "" },
      );
    }
    this.#latestMs = Number.isNaN(this.#latestMs) ? dateMs : Math.max(this.#latestMs, dateMs);
    return page;
  };

  #floorMs(tier: Tier): number {
    const { fromMs, marks } = this.#memory;
    return Math.max(fromMs, floorMs(marks[tier], { horizonMs: this.#horizons[tier], nowMs: this.#startedMs }));
  }

  /** When a call began; now for one that does not say. */
  #startMs({ start_timestamp }: Call): number {
    const startMs = Date.parse(start_timestamp);
    return Number.isNaN(startMs) ? this.#startedMs : startMs;
  }

  #isChanged(row: Call): boolean {
    return this.#memory.calls.get(row.id)?.print !== fingerprint(row);
  }

  /** Turns rows of the list into a batch, with their details where those were asked for. */
  async #take(rows: readonly Call[]): Promise<Batch> {
    const { calls, details } = this.#memory;
    const late = rows.flatMap((row) => this.#lateness(row));
    const found = new Map<string, CallDetail | undefined>();
    if (details) for await (const [id, call] of this.#details(rows.map((row) => row.id))) found.set(id, call);
    const upserts: Call[] = [];
    const missing: string[] = [];
    for (const row of rows) {
      const call = details ? found.get(row.id) : row;
      if (call) {
        upserts.push(call);
        const startMs = this.#startMs(row);
        if (startMs >= this.#startedMs - this.#horizons.audit) calls.set(row.id, { startMs, print: fingerprint(row) });
        this.#schedule(call);
      } else if (calls.has(row.id)) missing.push(row.id);
    }
    return this.#batch({ upserts, late, missing });
  }

  /** A call that was not there in the last run, and that a run of that kind would not find now. */
  #lateness(row: Call): Batch["late"] {
    const { calls, marks } = this.#memory;
    const startMs = this.#startMs(row);
    if (marks.hot === undefined || calls.has(row.id) || startMs >= this.#floorMs("hot")) return [];
    return [{ id: row.id, hotHours: Math.ceil((marks.hot - startMs) / HOUR_MS) }];
  }

  /** Plans when to ask again for a call of which more may follow. */
  #schedule(call: Call): void {
    const ageMs = this.#latestMs - this.#startMs(call);
    if (!("transcript" in call) || !mayFollow(call as CallDetail) || ageMs > this.#horizons.warm) {
      this.#memory.due.delete(call.id);
    } else {
      const atMs = this.#latestMs + Math.max(SHORTEST_WAIT_MS, ageMs / 2);
      this.#memory.due.set(call.id, { atMs, print: fingerprint(call) });
    }
  }

  async *#details(ids: readonly string[]): AsyncGenerator<readonly [string, CallDetail | undefined], void, undefined> {
    const { concurrency = 10, signal } = this.#options;
    yield* mapAhead(ids, { concurrency, signal }, async (id, left) => [id, await this.#source.get(id, left)] as const);
  }

  #batch({ late = [], missing = [], upserts = [] }: Partial<Batch>): Batch {
    for (const id of missing) this.#memory.forget(id);
    return { upserts, missing, late, state: this.#memory.toState() };
  }
}

/** Whether the server may know more of a call later than it does now. */
function mayFollow({ call_status, sentiment, summary, transcript }: CallDetail): boolean {
  return !NEVER_CONNECTED.includes(call_status) && (sentiment === null || summary === null || transcript.length === 0);
}
