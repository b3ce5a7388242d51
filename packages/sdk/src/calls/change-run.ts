import type { Call, CallDetail, ExactListCallsQuery } from "@smartalex/contract";
import { InvalidResponseError } from "../errors.ts";
import type { ChangesBatch, ChangesOptions, ChangesWarning } from "./change-batch.ts";
import { ServerClock } from "./change-clock.ts";
import { judge, listIncomplete } from "./change-completeness.ts";
import { requestDetails, type DetailResult } from "./change-details.ts";
import { ChangeMemory } from "./change-memory.ts";
import { ChangeRecorder } from "./change-recorder.ts";
import {
  floorsMs,
  HOUR_MS,
  horizonsMs,
  hoursBack,
  tierOf,
  withoutFuture,
  type Progress,
  type Tier,
} from "./change-tiers.ts";
import { checkQuery } from "./check-query.ts";
import type { GetUnlessGone } from "./detail-source.ts";
import type { FetchPage } from "./page.ts";

/** Reads a list to its end. It calls `onWarning` if the list may not be complete. */
type ReadList = (
  fetchPage: FetchPage,
  query: Pick<ExactListCallsQuery, "since_hours">,
  options: {
    concurrency: number;
    signal: AbortSignal | undefined;
    onWarning: (warning: ChangesWarning) => void;
  },
) => AsyncIterable<{ data: Call[] }>;

/** What a feed reads from. */
export interface ChangesSource {
  fetchPage: FetchPage;
  get: GetUnlessGone;
  scan: ReadList;
  /** The local clock, in milliseconds since 1970. */
  now: () => number;
}

type Batch = ChangesBatch<Call | CallDetail>;

/** How many calls are requested by id for one batch. */
const BATCH_SIZE = 100;
/** Each batch has a copy of the state, so that batches grow with the state, up to this many calls. */
const LARGEST_BATCH = { rows: 10_000, details: 1_000 };

/** How many responses a run compares until it knows the time of the server. */
const MOST_PROBES = 5;

/** The plan of a run: what it looks for, and who records what it finds. */
interface Plan {
  startedMs: number;
  tier: Tier;
  floors: Readonly<Record<Tier, number>>;
  /** How many rows the server has reported for the list. */
  expectedRows: number;
  recorder: ChangeRecorder;
}

/** One run of a feed: sends the requests, and has the recorder decide what the responses change. */
export class ChangeRun {
  readonly #source: ChangesSource;
  readonly #options: ChangesOptions;
  readonly #horizons: Record<Tier, number>;
  readonly #memory: ChangeMemory;
  readonly #clock: ServerClock;

  constructor(source: ChangesSource, options: ChangesOptions) {
    if (options.since_hours !== undefined) checkQuery({ since_hours: options.since_hours });
    this.#source = source;
    this.#options = options;
    this.#horizons = horizonsMs(options);
    this.#memory = new ChangeMemory(options.state, options.details ?? false);
    this.#clock = new ServerClock(source.now);
  }

  /** Yields the changes in batches. The last batch, which may be empty, completes the run. */
  async *batches(): AsyncGenerator<Batch, void, undefined> {
    const plan = await this.#begin();
    const isComplete = yield* this.#listed(plan);
    if (isComplete) {
      const ids = plan.recorder.unlistedIds(plan.floors[plan.tier]);
      yield* this.#requested(plan, ids, { isUnlisted: true });
    }
    yield* this.#requested(plan, plan.recorder.dueIds(), { isUnlisted: false });
    if (isComplete) {
      this.#memory.complete(plan.tier, { startedMs: plan.startedMs, auditMs: this.#horizons.audit });
    }
    yield this.#batch(plan.recorder);
  }

  /** Finds out the time of the server, and decides how far back the run looks. */
  async #begin(): Promise<Plan> {
    const memory = this.#memory;
    const { savedMs: knownSinceMs = this.#clock.earliestMs() } = memory;
    let expectedRows = 0;
    for (let count = 0; !this.#clock.isKnown; count++) {
      if (count === MOST_PROBES) throw noTime(this.#clock.hasObservations);
      const { floor } = this.#lookBack(this.#progress());
      const query = { ...this.#query(floor, HOUR_MS), per_page: 1 };
      const { meta } = await this.#fetchPage(query, this.#options.signal);
      expectedRows = meta.total;
    }
    memory.progress = withoutFuture(this.#progress(), this.#clock.latestMs(), this.#horizons.audit);
    const { floors, startedMs, tier } = this.#lookBack(memory.progress);
    const times = { startedMs, serverMs: this.#clock.nowMs(), knownSinceMs, floors, warmMs: this.#horizons.warm };
    return { startedMs, tier, floors, expectedRows, recorder: new ChangeRecorder(memory, times) };
  }

  /** What was read before; in the first run, the feed may begin some hours ago. */
  #progress(): Progress {
    const { since_hours, state } = this.#options;
    const { progress } = this.#memory;
    if (state || since_hours === undefined) return progress;
    return { ...progress, fromMs: this.#clock.earliestMs() - since_hours * HOUR_MS };
  }

  /** How far back a run looks that begins now. */
  #lookBack(progress: Progress): Pick<Plan, "floors" | "startedMs" | "tier"> & { floor: number } {
    const startedMs = this.#clock.earliestMs();
    const floors = floorsMs(progress, { horizons: this.#horizons, nowMs: startedMs });
    const tier = tierOf(progress.marks, startedMs);
    return { floors, startedMs, tier, floor: floors[tier] };
  }

  #query(floor: number, roomMs: number): { since_hours?: number } {
    const since_hours = hoursBack(floor, { nowMs: this.#clock.nowMs(), roomMs });
    return since_hours === undefined ? {} : { since_hours };
  }

  /** Reads the list from now back to the floor of this run. Returns whether it is complete. */
  async *#listed(plan: Plan): AsyncGenerator<Batch, boolean, undefined> {
    const floor = plan.floors[plan.tier];
    const beganMs = this.#clock.nowMs();
    const warnings = new Map<string, ChangesWarning>();
    let { expectedRows } = plan;
    let roomMs = HOUR_MS;
    for (let count = 1; ;) {
      const query = this.#query(floor, roomMs);
      const newRowsBefore = plan.recorder.newRows;
      const rows = yield* this.#read(query, plan.recorder, warnings);
      // What since_hours leaves out moves on while the list is read. Calls that it passed may have gone unseen.
      if (this.#clock.nowMs() - (query.since_hours ?? Infinity) * HOUR_MS > floor) {
        roomMs = HOUR_MS + 2 * (this.#clock.nowMs() - beganMs);
        continue;
      }
      // Calls may have left since the server reported a total: a second response decides.
      if (rows < expectedRows) expectedRows = Math.min(expectedRows, await this.#total(query));
      const newRows = plan.recorder.newRows - newRowsBefore;
      const verdict = judge({ count, rows, newRows, expectedRows, warnings: [...warnings.values()] });
      if (verdict === "complete") return true;
      if (verdict === "incomplete") {
        if (warnings.size === 0) this.#warn(listIncomplete(rows, expectedRows), warnings);
        return this.#endIncomplete();
      }
      count++;
    }
  }

  /** Reads a list once, and yields what has changed. Returns the number of its rows. */
  async *#read(
    query: { since_hours?: number },
    recorder: ChangeRecorder,
    warnings: Map<string, ChangesWarning>,
  ): AsyncGenerator<Batch, number, undefined> {
    const { concurrency = 4, signal } = this.#options;
    const onWarning = (warning: ChangesWarning) => {
      this.#warn(warning, warnings);
    };
    let count = 0;
    let rows: Call[] = [];
    for await (const { data } of this.#source.scan(this.#fetchPage, query, { concurrency, signal, onWarning })) {
      count += data.length;
      const changed = data.filter((row) => recorder.see(row));
      if (this.#isPassedOver) for (const row of changed) recorder.passOver(row);
      else rows.push(...changed);
      if (rows.length === 0 || rows.length < this.#batchSize()) continue;
      yield await this.#take(rows, recorder);
      rows = [];
    }
    if (rows.length > 0) yield await this.#take(rows, recorder);
    return count;
  }

  /** The number of calls in a list. */
  async #total(query: { since_hours?: number }): Promise<number> {
    const { meta } = await this.#fetchPage({ ...query, per_page: 1 }, this.#options.signal);
    return meta.total;
  }

  /** Passes a warning on, each kind once. */
  #warn(warning: ChangesWarning, warnings: Map<string, ChangesWarning>): void {
    if (!warnings.has(warning.code)) this.#options.onWarning?.(warning);
    warnings.set(warning.code, warning);
  }

  /** A feed that passes over existing calls cannot begin with an incomplete list: the calls that it lacks would look new later. */
  #endIncomplete(): false {
    if (!this.#isPassedOver) return false;
    throw new InvalidResponseError(
      "The server did not return a complete list of the existing calls, so that the feed cannot pass over them. Run it again.",
      { body: "" },
    );
  }

  /** Turns rows that have changed into a batch, with their details if the caller wants them. */
  async #take(rows: readonly Call[], recorder: ChangeRecorder): Promise<Batch> {
    if (this.#memory.details) {
      const results = new Map<string, DetailResult>();
      for await (const result of this.#details(rows.map(({ id }) => id))) results.set(result.id, result);
      for (const row of rows) recorder.recordRow(row, results.get(row.id));
    } else for (const row of rows) recorder.recordRow(row);
    return this.#batch(recorder);
  }

  /** Requests calls by id. */
  async *#requested(
    { recorder }: Plan,
    ids: string[],
    { isUnlisted }: { isUnlisted: boolean },
  ): AsyncGenerator<Batch, void, undefined> {
    while (ids.length > 0) {
      for await (const result of this.#details(ids.splice(0, BATCH_SIZE))) recorder.recordById(result, { isUnlisted });
      if (recorder.hasChanges) yield this.#batch(recorder);
    }
  }

  get #isPassedOver(): boolean {
    return !this.#options.state && this.#options.skipExisting === true;
  }

  readonly #fetchPage: FetchPage = async (query, signal) => {
    const page = await this.#source.fetchPage(query, signal);
    this.#clock.observe(page.dateMs ?? NaN);
    return page;
  };

  #batch(recorder: ChangeRecorder): Batch {
    return recorder.takeBatch(this.#clock.earliestMs());
  }

  #batchSize(): number {
    const { calls, details } = this.#memory;
    return Math.min(calls.size / 10, details ? LARGEST_BATCH.details : LARGEST_BATCH.rows);
  }

  #details(ids: readonly string[]): AsyncGenerator<DetailResult, void, undefined> {
    const { concurrency = 10, signal } = this.#options;
    return requestDetails(ids, { concurrency, get: this.#source.get, signal });
  }
}

function noTime(hasDates: boolean): InvalidResponseError {
  const message = hasDates
    ? `The Date headers of ${MOST_PROBES} responses differ by more than a minute, so that the feed cannot tell the time. Try again later.`
    : "The server's response has no Date header, which a change feed needs. In a browser, the server must expose it.";
  return new InvalidResponseError(message, { body: "" });
}
