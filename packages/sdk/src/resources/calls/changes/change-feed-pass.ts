import type { Call, CallDetail } from "@smartalex/contract";
import { InvalidResponseError } from "../../../errors.ts";
import type { WarningEvent } from "../../../transport/instrumentation.ts";
import type { ChangeBatch, ChangeFeedOptions } from "./change-batch.ts";
import { ServerClock } from "./server-clock.ts";
import { callsHidden, judge, judgeHidden, listIncomplete, sinceHoursCapped } from "./list-completeness.ts";
import type { DetailResult } from "./fetch-details.ts";
import { ChangeFeedMemory } from "./change-feed-state.ts";
import { ChangeRecorder } from "./change-recorder.ts";
import { ChangeFeedRequests, type ChangeFeedSource, type ListQuery } from "./change-feed-requests.ts";
import {
  lookbackStartMs,
  HOUR_MS,
  parseLookbacks,
  sinceHours,
  dueLookback,
  withoutFuture,
  type Lookback,
} from "./lookback.ts";
import { listCallsQueryLimits } from "@smartalex/contract/constants";
import { validateQuery } from "../../../api/validate-query.ts";

type Batch = ChangeBatch<Call | CallDetail>;

/** How many calls are requested by id for one batch. */
const BATCH_SIZE = 100;
/** Each batch has a copy of the state, so that batches grow with the state, up to this many calls. */
const LARGEST_BATCH = { rows: 10_000, details: 1_000 };
/** How many responses a run compares until it knows the time of the server. */
const MOST_PROBES = 5;

/** How many calls may leave while the end of a list is looked at. */
const MOST_LEFT = 3;

/** The plan of a run: how far back it looks, and who records what it finds. */
interface Plan {
  startedMs: number;
  tier: Lookback;
  floors: Readonly<Record<Lookback, number>>;
  /** How many rows the server has reported for the list. */
  expectedRows: number;
  recorder: ChangeRecorder;
  /** How many rows the list had. */
  rows: number;
}

/** One run of a feed: sends the requests, and has the recorder decide what the responses change. */
export class ChangeFeedPass {
  readonly #options: ChangeFeedOptions;
  readonly #horizons: Record<Lookback, number>;
  readonly #memory: ChangeFeedMemory;
  readonly #clock: ServerClock;
  readonly #requests: ChangeFeedRequests;
  readonly #warned = new Set<string>();

  constructor(source: ChangeFeedSource, options: ChangeFeedOptions) {
    if (options.since_hours !== undefined) validateQuery({ since_hours: options.since_hours }, listCallsQueryLimits);
    this.#options = options;
    this.#horizons = parseLookbacks(options);
    this.#memory = new ChangeFeedMemory(options.state, options.details ?? false);
    this.#clock = new ServerClock(source.now);
    this.#requests = new ChangeFeedRequests(source, options, this.#clock);
  }

  /** Yields the changes in batches. The last batch, which may be empty, completes the run. */
  async *batches(): AsyncGenerator<Batch, void, undefined> {
    const plan = await this.#begin();
    const { floors, recorder, startedMs, tier } = plan;
    let isComplete = yield* this.#listed(plan, floors[tier]);
    if (isComplete) isComplete = yield* this.#unlisted(plan, { isLimited: floors[tier] !== -Infinity });
    yield* this.#due(recorder);
    if (isComplete) this.#memory.complete(tier, { startedMs, auditMs: this.#horizons.audit });
    yield this.#batch(recorder);
  }

  /** Finds out the time of the server, and decides how far back the run looks. */
  async #begin(): Promise<Plan> {
    const { since_hours, state } = this.#options;
    const memory = this.#memory;
    if (!state && since_hours !== undefined) memory.beginAt(this.#clock.earliestMs() - since_hours * HOUR_MS);
    let expectedRows = 0;
    for (let count = 0; !this.#clock.isKnown; count++) {
      if (count === MOST_PROBES) throw noTime(this.#clock.hasObservations);
      const { floors, tier } = this.#lookBack();
      expectedRows = await this.#requests.total(this.#query(floors[tier], HOUR_MS));
    }
    if (!state && since_hours !== undefined) memory.beginAt(this.#clock.earliestMs() - since_hours * HOUR_MS);
    memory.progress = withoutFuture(memory.progress, this.#clock.latestMs(), this.#horizons.audit);
    const { floors, startedMs, tier } = this.#lookBack();
    const { savedMs: knownSinceMs = startedMs } = memory;
    const times = { startedMs, serverMs: this.#clock.nowMs(), knownSinceMs, floors, warmMs: this.#horizons.warm };
    return { startedMs, tier, floors, expectedRows, recorder: new ChangeRecorder(memory, times), rows: 0 };
  }

  /** How far back a run looks that begins now. */
  #lookBack(): Pick<Plan, "floors" | "startedMs" | "tier"> {
    const { progress } = this.#memory;
    const startedMs = this.#clock.earliestMs();
    const floors = lookbackStartMs(progress, { horizons: this.#horizons, nowMs: startedMs });
    return { floors, startedMs, tier: dueLookback(progress.marks, startedMs) };
  }

  #query(floor: number, roomMs: number): ListQuery {
    const since_hours = sinceHours(floor, { nowMs: this.#clock.nowMs(), roomMs });
    return since_hours === undefined ? {} : { since_hours };
  }

  /** Reads the list from now back to a floor. Returns whether it is complete. */
  async *#listed(plan: Plan, floor: number): AsyncGenerator<Batch, boolean, undefined> {
    const { recorder } = plan;
    let { expectedRows } = plan;
    const beganMs = this.#clock.nowMs();
    const warnings: WarningEvent[] = [];
    const overlooked: Call[] = [];
    let roomMs = HOUR_MS;
    for (let count = 1; ;) {
      const query = this.#query(floor, roomMs);
      const newRowsBefore = recorder.newRows;
      const rows = yield* this.#read(query, recorder, warnings);
      // What since_hours leaves out moves on while the list is read. Calls that it passed may have gone unseen.
      if (this.#clock.nowMs() - (query.since_hours ?? Infinity) * HOUR_MS > floor) {
        roomMs = HOUR_MS + 2 * (this.#clock.nowMs() - beganMs);
        continue;
      }
      // Calls may have left since the server reported a total: a second response decides.
      if (rows < expectedRows) expectedRows = Math.min(expectedRows, await this.#requests.total(query));
      if (query.since_hours === undefined) overlooked.push(...(await this.#rowsAround(rows)));
      if (overlooked.some((row) => recorder.isOverlooked(row))) expectedRows = rows + 1;
      const newRows = recorder.newRows - newRowsBefore;
      const verdict = judge({ count, rows, newRows, expectedRows, warnings });
      plan.rows = rows;
      if (verdict === "complete") return true;
      if (verdict === "incomplete") {
        if (warnings.length === 0) this.#warn(listIncomplete(rows, expectedRows));
        return this.#endIncomplete();
      }
      count++;
    }
  }

  /** The rows around the end of the list of all calls. A total that lags ends a list too early. */
  async #rowsAround(end: number): Promise<Call[]> {
    const found: Call[] = [];
    // Calls that have left since pull the next one forward.
    for (let position = Math.max(1, end - MOST_LEFT + 1); position <= end + 1; position++) {
      found.push(...(await this.#requests.rowsAt(position)));
    }
    return found;
  }

  /** Reads a list once, and yields what has changed. Returns the number of its rows. */
  async *#read(
    query: ListQuery,
    recorder: ChangeRecorder,
    warnings: WarningEvent[],
  ): AsyncGenerator<Batch, number, undefined> {
    const onWarning = (warning: WarningEvent) => {
      warnings.push(warning);
      this.#warn(warning);
    };
    let count = 0;
    let rows: Call[] = [];
    for await (const { data } of this.#requests.list(query, onWarning)) {
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

  /** Turns rows that have changed into a batch, with their details if the caller wants them. */
  async #take(rows: readonly Call[], recorder: ChangeRecorder): Promise<Batch> {
    if (this.#memory.details) {
      const results = new Map<string, DetailResult>();
      for await (const result of this.#requests.details(rows.map(({ id }) => id))) results.set(result.id, result);
      for (const row of rows) recorder.recordRow(row, results.get(row.id));
    } else for (const row of rows) recorder.recordRow(row);
    return this.#batch(recorder);
  }

  /** Requests the calls that the list should have had. Returns whether the run is complete all the same. */
  async *#unlisted(plan: Plan, { isLimited }: { isLimited: boolean }): AsyncGenerator<Batch, boolean, undefined> {
    const { floors, recorder, tier } = plan;
    if (isLimited) await this.#lookBeyond(plan);
    const judged = () => judgeHidden(recorder.hidden, { isLimited, hotFloorMs: floors.hot });
    const ids = recorder.unlistedIds(floors[tier]);
    while (ids.length > 0 && judged() !== "capped too early") {
      recorder.recordUnlisted(await this.#byIds(ids.splice(0, BATCH_SIZE)));
      if (recorder.hasChanges) yield this.#batch(recorder);
    }
    const { hidden } = recorder;
    const verdict = judged();
    if (!hidden || verdict === "complete") return true;
    if (verdict === "incomplete") this.#warn(callsHidden(hidden.count));
    else this.#warn(sinceHoursCapped(this.#hoursSince(floors[tier]), this.#hoursSince(hidden.oldestListedMs)));
    if (verdict !== "capped too early") return verdict === "capped";
    const expectedRows = await this.#requests.total({});
    const isComplete = yield* this.#listed({ ...plan, expectedRows }, -Infinity);
    return isComplete && (yield* this.#unlisted(plan, { isLimited: false }));
  }

  /**
   * Looks for a call that the list should have had, unless a list has shown before that the server does not limit `since_hours` to less.
   * In a list of all calls, newest or oldest first, it is next to those of the list.
   */
  async #lookBeyond({ floors, recorder, rows, tier }: Plan): Promise<void> {
    const floor = floors[tier];
    const memory = this.#memory;
    const hoursSince = (timeMs: number) => (this.#clock.nowMs() - timeMs) / HOUR_MS;
    memory.reachHours = Math.max(memory.reachHours, hoursSince(recorder.oldestListedMs));
    if (memory.reachHours >= hoursSince(floor)) return;
    const total = await this.#requests.total({});
    for (const position of new Set([rows + 1, total - rows])) {
      if (position < 1 || position > total || rows >= total) continue;
      for (const row of await this.#requests.rowsAt(position)) recorder.seeNeighbor(row, floor);
    }
  }

  /** Requests calls again whose time has come. */
  async *#due(recorder: ChangeRecorder): AsyncGenerator<Batch, void, undefined> {
    const ids = recorder.dueIds();
    while (ids.length > 0) {
      for (const result of await this.#byIds(ids.splice(0, BATCH_SIZE))) recorder.recordById(result);
      if (recorder.hasChanges) yield this.#batch(recorder);
    }
  }

  /** Requests calls by id. No single 404 counts: the second response decides. */
  async #byIds(ids: readonly string[]): Promise<DetailResult[]> {
    const results = new Map<string, DetailResult>();
    for await (const result of this.#requests.details(ids)) results.set(result.id, result);
    const notFound = [...results.values()].filter(({ call, error }) => !call && !error).map(({ id }) => id);
    for await (const result of this.#requests.details(notFound)) results.set(result.id, result);
    return [...results.values()];
  }

  get #isPassedOver(): boolean {
    return !this.#options.state && this.#options.skipExisting === true;
  }

  /** A feed that passes over existing calls cannot begin with an incomplete list: the calls that it lacks would look new later. */
  #endIncomplete(): false {
    if (!this.#isPassedOver) return false;
    throw new InvalidResponseError(
      "The server did not return a complete list of the existing calls, so that the feed cannot pass over them. Run it again.",
      { body: "" },
    );
  }

  /** Passes a warning on, each kind once. */
  #warn(warning: WarningEvent): void {
    if (!this.#warned.has(warning.code)) this.#options.onWarning?.(warning);
    this.#warned.add(warning.code);
  }

  #hoursSince(timeMs: number): number {
    return Math.max(0, Math.ceil((this.#clock.nowMs() - timeMs) / HOUR_MS));
  }

  #batch(recorder: ChangeRecorder): Batch {
    return recorder.takeBatch(this.#clock.earliestMs());
  }

  #batchSize(): number {
    const { calls, details } = this.#memory;
    return Math.min(calls.size / 10, details ? LARGEST_BATCH.details : LARGEST_BATCH.rows);
  }
}

function noTime(hasDates: boolean): InvalidResponseError {
  const message = hasDates
    ? `The Date headers of ${MOST_PROBES} responses differ by more than a minute, so that the feed cannot tell the time. Try again later.`
    : "The server's response has no Date header, which a change feed needs. In a browser, the server must expose it.";
  return new InvalidResponseError(message, { body: "" });
}
