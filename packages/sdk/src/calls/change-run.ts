import type { Call, CallDetail } from "@smartalex/contract";
import { InvalidResponseError } from "../errors.ts";
import type { ChangesBatch, ChangesOptions } from "./change-batch.ts";
import { ServerClock } from "./change-clock.ts";
import { requestDetails, type DetailResult } from "./change-details.ts";
import { ChangeMemory } from "./change-memory.ts";
import { ChangeRecorder } from "./change-recorder.ts";
import { floorsMs, HOUR_MS, horizonsMs, hoursBack, tierOf, type Tier } from "./change-tiers.ts";
import { checkQuery } from "./check-query.ts";
import type { GetUnlessGone } from "./detail-source.ts";
import type { FetchPage } from "./page.ts";
import type { scan } from "./scan.ts";

/** What a feed reads from. */
export interface ChangesSource {
  fetchPage: FetchPage;
  get: GetUnlessGone;
  scan: typeof scan;
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
    yield* this.#listed(plan);
    yield* this.#requested(plan, plan.recorder.unlistedIds(plan.floors[plan.tier]), { isUnlisted: true });
    yield* this.#requested(plan, plan.recorder.dueIds(), { isUnlisted: false });
    this.#memory.complete(plan.tier, { startedMs: plan.startedMs, keptMs: this.#horizons.audit });
    yield this.#batch(plan.recorder);
  }

  /** Finds out the time of the server, and decides how far back the run looks. */
  async #begin(): Promise<Plan> {
    for (let count = 0; !this.#clock.isKnown; count++) {
      if (count === MOST_PROBES) throw noTime(this.#clock.hasObservations);
      await this.#fetchPage({ per_page: 1 }, this.#options.signal);
    }
    const { since_hours, state } = this.#options;
    const memory = this.#memory;
    const startedMs = this.#clock.earliestMs();
    if (!state && since_hours !== undefined) memory.fromMs = startedMs - since_hours * HOUR_MS;
    memory.dropFuture(this.#clock.latestMs(), { keptMs: this.#horizons.audit });
    const floors = floorsMs(memory, { horizons: this.#horizons, nowMs: startedMs });
    const { savedMs: knownSinceMs = startedMs } = memory;
    const serverMs = this.#clock.nowMs();
    const { warm: warmMs } = this.#horizons;
    const recorder = new ChangeRecorder(memory, { startedMs, serverMs, knownSinceMs, floors, warmMs });
    return { startedMs, tier: tierOf(memory.marks, startedMs), floors, recorder };
  }

  /** Reads the list from now back to the floor of this run. */
  async *#listed({ floors, recorder, tier }: Plan): AsyncGenerator<Batch, void, undefined> {
    const { concurrency = 4, signal } = this.#options;
    const floor = floors[tier];
    const beganMs = this.#clock.nowMs();
    let roomMs = HOUR_MS;
    for (;;) {
      const since_hours = hoursBack(floor, { nowMs: this.#clock.nowMs(), roomMs });
      const query = since_hours === undefined ? {} : { since_hours };
      let rows: Call[] = [];
      for await (const { data } of this.#source.scan(this.#fetchPage, query, { concurrency, signal })) {
        const changed = data.filter((row) => recorder.see(row));
        if (this.#isPassedOver) for (const row of changed) recorder.passOver(row);
        else rows.push(...changed);
        if (rows.length === 0 || rows.length < this.#batchSize()) continue;
        yield await this.#take(rows, recorder);
        rows = [];
      }
      if (rows.length > 0) yield await this.#take(rows, recorder);
      // What since_hours leaves out moves on while the list is read. Calls that it passed may have gone unseen.
      if (since_hours === undefined || this.#clock.nowMs() - since_hours * HOUR_MS <= floor) return;
      roomMs = HOUR_MS + 2 * (this.#clock.nowMs() - beganMs);
    }
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
