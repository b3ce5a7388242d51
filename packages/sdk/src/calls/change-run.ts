import type { Call, CallDetail } from "@smartalex/contract";
import { InvalidResponseError } from "../errors.ts";
import type { ChangesBatch, ChangesOptions } from "./change-batch.ts";
import { requestDetails, type DetailResult } from "./change-details.ts";
import { ChangeMemory, GIVEN_BEFORE, NEVER_GIVEN } from "./change-memory.ts";
import { mayFollow, waitMs } from "./change-outstanding.ts";
import { floorMs, HOUR_MS, horizonsMs, hoursBack, tierOf, type Tier } from "./change-tiers.ts";
import { checkQuery } from "./check-query.ts";
import type { GetUnlessGone } from "./detail-source.ts";
import { fingerprint } from "./fingerprint.ts";
import type { FetchPage } from "./page.ts";
import type { scan } from "./scan.ts";

/** What a feed reads from. */
export interface ChangesSource {
  fetchPage: FetchPage;
  get: GetUnlessGone;
  scan: typeof scan;
}

type Batch = ChangesBatch<Call | CallDetail>;

/** How many calls are asked for by their ids before they are given. */
const BATCH_SIZE = 100;
/** The larger the state, the larger the batches that each bring a copy of it, up to so many calls. */
const LARGEST_BATCH = { rows: 10_000, details: 1_000 };

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
  /** The fields that rows of the list have. Details may have more. */
  #rowFields: readonly string[] | undefined;

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
    const isPassedOver = !this.#options.state && this.#options.skipExisting;
    let roomMs = HOUR_MS;
    for (;;) {
      const since_hours = hoursBack(floor, { nowMs: this.#latestMs, roomMs });
      const query = since_hours === undefined ? {} : { since_hours };
      let rows: Call[] = [];
      for await (const { data } of this.#source.scan(this.#fetchPage, query, { concurrency, signal })) {
        for (const { id } of data) this.#unseen.delete(id);
        this.#rowFields ??= data[0] && Object.keys(data[0]);
        rows.push(...data.filter((row) => this.#startMs(row) >= remembered && this.#isChanged(row)));
        if (isPassedOver) rows = this.#passOver(rows);
        if (rows.length === 0 || rows.length < this.#batchSize()) continue;
        yield await this.#take(rows);
        rows = [];
      }
      if (rows.length > 0) yield await this.#take(rows);
      // What since_hours leaves out moves on while the list is read. Calls that it passed may have gone unseen.
      if (since_hours === undefined || this.#latestMs - since_hours * HOUR_MS <= floor) return;
      roomMs = HOUR_MS + 2 * (this.#latestMs - this.#startedMs);
    }
  }

  /** Gives the ids of calls that should have been in the list and are gone. */
  async *unlisted(): AsyncGenerator<Batch, void, undefined> {
    const floor = this.#floorMs(this.#tier);
    const ids = [...this.#unseen].filter((id) => (this.#memory.calls.get(id)?.startMs ?? -Infinity) >= floor);
    while (ids.length > 0) {
      const missing: string[] = [];
      for await (const { call: found, error, id } of this.#details(ids.splice(0, BATCH_SIZE))) {
        if (!found && !error) missing.push(id); // an error says nothing of whether it is there
      }
      if (missing.length > 0) yield this.#batch({ missing });
    }
  }

  /** Gives calls whose summary, sentiment or transcript has followed. */
  async *due(): AsyncGenerator<Batch, void, undefined> {
    const { calls, due } = this.#memory;
    const ids = Array.from(due)
      .filter(([, { atMs }]) => atMs <= this.#latestMs)
      .map(([id]) => id);
    while (ids.length > 0) {
      const batch = {
        upserts: [] as CallDetail[],
        added: [] as string[],
        missing: [] as string[],
        failed: [] as Batch["failed"],
      };
      for await (const { call: found, error, id } of this.#details(ids.splice(0, BATCH_SIZE))) {
        const startMs = calls.get(id)?.startMs ?? this.#startedMs;
        if (error) batch.failed.push({ id, error });
        else if (!found) batch.missing.push(id);
        else {
          this.#deliver(found, batch);
          calls.set(id, { startMs, print: fingerprint(this.#rowOf(found)), detailPrint: fingerprint(found) });
        }
        this.#schedule(id, startMs, found);
      }
      if (Object.values(batch).some(({ length }) => length > 0)) yield this.#batch(batch);
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

  #batchSize(): number {
    const { calls, details } = this.#memory;
    return Math.min(calls.size / 10, details ? LARGEST_BATCH.details : LARGEST_BATCH.rows);
  }

  /** Turns rows of the list into a batch, with their details where those were asked for. */
  async #take(rows: readonly Call[]): Promise<Batch> {
    const { calls, details } = this.#memory;
    const batch = {
      upserts: [] as Call[],
      added: [] as string[],
      missing: [] as string[],
      late: [] as Batch["late"],
      failed: [] as Batch["failed"],
    };
    const answers = new Map<string, DetailResult>();
    if (details) for await (const answer of this.#details(rows.map((row) => row.id))) answers.set(answer.id, answer);
    for (const row of rows) {
      const { id } = row;
      const { call: found = details ? undefined : row, error } = answers.get(id) ?? {};
      const startMs = this.#startMs(row);
      if (error) {
        batch.failed.push({ id, error });
        // What is listed has changed until it can be given.
        const print = this.#memory.wasGiven(id) ? GIVEN_BEFORE : NEVER_GIVEN;
        calls.set(id, { ...calls.get(id), startMs, print });
      } else if (found) {
        batch.late.push(...this.#lateness(id, startMs));
        this.#deliver(found, batch);
        const detailPrint = details ? fingerprint(found) : undefined;
        calls.set(id, { startMs, print: fingerprint(row), detailPrint });
      } else if (calls.has(id)) batch.missing.push(id);
      if (error ?? answers.get(id)?.call) this.#schedule(id, startMs, answers.get(id)?.call);
    }
    return this.#batch(batch);
  }

  /** Adds a call to a batch, unless exactly this was delivered before. */
  #deliver(call: Call | CallDetail, { added, upserts }: Pick<Batch, "added" | "upserts">): void {
    const { calls, details } = this.#memory;
    if (details && calls.get(call.id)?.detailPrint === fingerprint(call)) return;
    upserts.push(call);
    if (!this.#memory.wasGiven(call.id)) added.push(call.id);
  }

  /** The row of the list that belongs to a call with its details. */
  #rowOf(call: CallDetail): object {
    const { campaign_id, summary, transcript, ...row } = call;
    const fields = this.#rowFields;
    return fields ? Object.fromEntries(Object.entries(call).filter(([field]) => fields.includes(field))) : row;
  }

  /** Remembers rows as if they had been given. None is left. */
  #passOver(rows: readonly Call[]): [] {
    for (const row of rows) this.#memory.calls.set(row.id, { startMs: this.#startMs(row), print: fingerprint(row) });
    return [];
  }

  /** Reports a call that was not there in the last run, and that a run of that kind would not find now. */
  #lateness(id: string, startMs: number): Batch["late"] {
    const { calls, marks } = this.#memory;
    if (marks.hot === undefined || calls.has(id) || startMs >= this.#floorMs("hot")) return [];
    return [{ id, hotHours: Math.ceil((marks.hot - startMs) / HOUR_MS) }];
  }

  /** Plans when to ask again for a call of which more may follow, or that could not be had. */
  #schedule(id: string, startMs: number, found: CallDetail | undefined): void {
    const ageMs = this.#latestMs - startMs;
    const isOpen = found ? mayFollow(found) && ageMs <= this.#horizons.warm : ageMs <= this.#horizons.audit;
    const print = found ? fingerprint(found) : "";
    if (!isOpen) this.#memory.due.delete(id);
    else this.#memory.due.set(id, { atMs: this.#latestMs + waitMs(ageMs), print });
  }

  #details(ids: readonly string[]): AsyncGenerator<DetailResult, void, undefined> {
    const { concurrency = 10, signal } = this.#options;
    return requestDetails(ids, { concurrency, get: this.#source.get, signal });
  }

  #batch({ added = [], failed = [], late = [], missing = [], upserts = [] }: Partial<Batch>): Batch {
    for (const id of missing) this.#memory.forget(id);
    return { upserts, added, missing, late, failed, state: this.#memory.toState() };
  }
}
