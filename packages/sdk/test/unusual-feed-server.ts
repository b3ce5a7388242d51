import type { Call, CallDetail, CallListBody } from "@smartalex/contract";
import { ServerError } from "@smartalex/sdk";
import type { ChangeFeedSource } from "../src/resources/calls/changes/change-feed-requests.ts";
import type { FetchCallPage } from "../src/resources/calls/call-fetcher.ts";
import { paginateCalls } from "./paginate-calls.ts";
import { HOUR_MS, MINUTE_MS, type CallLifecycle } from "./simulated-workspace.ts";
import { call } from "./fakes.ts";
import type { Chance } from "./seeded-random.ts";

/** The ways in which one response can be wrong. */
const BAD_RESPONSES = ["date", "empty list", "half a list", "stale", "not found", "server error"] as const;
export type BadResponse = (typeof BAD_RESPONSES)[number];

/** Faults of a server. All times are in milliseconds. */
export interface ServerFaults {
  isAscending: boolean;
  clampPerPage: number;
  latencyMs: () => number;
  /** How far the replica that sends the next response lags behind. */
  listLagMs: () => number;
  singleLagMs: () => number;
  totalLagMs: () => number;
  /** The largest `since_hours` that has an effect. */
  capHours: number;
  /** How far the `Date` header is ahead at this time. */
  dateAheadMs: (nowMs: number) => number;
  /** How far the local clock is ahead. */
  localAheadMs: number;
  /** The share of runs in which one response is bad. */
  badShare: number;
  /** For some calls, until when their details fail. */
  failsUntilMs: ReadonlyMap<string, number>;
}

const never = () => 0;

/** Draws up to three faults. */
export function randomFaults(
  chance: Chance,
  { endMs, lifecycles, startMs }: { endMs: number; lifecycles: CallLifecycle[]; startMs: number },
): ServerFaults {
  const upTo = (most: number) => () => chance() * most;
  const faults: ServerFaults = {
    isAscending: chance() < 0.3,
    clampPerPage: [13, 15, 20, 37][Math.floor(chance() * 4)] ?? 100,
    latencyMs: upTo(chance() < 0.2 ? 10 * MINUTE_MS : 2_000),
    listLagMs: never,
    singleLagMs: never,
    totalLagMs: never,
    capHours: Infinity,
    dateAheadMs: never,
    localAheadMs: 0,
    badShare: 0,
    failsUntilMs: new Map(),
  };
  const randomTimeMs = () => startMs + chance() * (endMs - startMs);
  const jumpMs = () => ([0.05, 72, 720, -72][Math.floor(chance() * 5)] ?? -0.05) * HOUR_MS;
  const draws: (() => void)[] = [
    () => (faults.listLagMs = upTo(4 * MINUTE_MS)),
    () => (faults.singleLagMs = upTo(4 * MINUTE_MS)),
    () => (faults.totalLagMs = upTo(4 * MINUTE_MS)),
    () => (faults.capHours = 6 + Math.floor(chance() * 24)),
    () => {
      if (faults.localAheadMs !== 0) return; // at least one of the two clocks is right
      const [fromMs, toMs, aheadMs] = [randomTimeMs(), randomTimeMs(), jumpMs()];
      faults.dateAheadMs = (nowMs) => (nowMs >= fromMs && nowMs < toMs ? aheadMs : 0);
    },
    () => {
      if (faults.dateAheadMs === never) faults.localAheadMs = jumpMs();
    },
    () => (faults.badShare = 0.5),
    () =>
      (faults.failsUntilMs = new Map(lifecycles.filter(() => chance() < 0.2).map(({ id }) => [id, randomTimeMs()]))),
  ];
  for (let count = Math.ceil(chance() * 3); count > 0; count--) draws[Math.floor(chance() * draws.length)]?.();
  return faults;
}

/** A server with faults. Its clock starts at `nowMs`. */
export class FaultyServer {
  readonly #lifecycles: ReadonlyMap<string, CallLifecycle>;
  readonly #faults: ServerFaults;
  readonly #chance: Chance;
  /** After how many more requests of this run a response is bad, and how. */
  #bad: { after: number; kind: BadResponse } | undefined;
  nowMs: number;
  requests = 0;

  constructor(
    lifecycles: readonly CallLifecycle[],
    { chance, faults, nowMs }: { faults: ServerFaults; chance: Chance; nowMs: number },
  ) {
    this.#lifecycles = new Map(lifecycles.map((lifecycle) => [lifecycle.id, lifecycle]));
    this.#faults = faults;
    this.#chance = chance;
    this.nowMs = nowMs;
  }

  get source(): ChangeFeedSource {
    const now = () => this.nowMs + this.#faults.localAheadMs;
    return { fetchPage: this.#fetchPage, get: (id) => this.#get(id), paginate: paginateCalls, now };
  }

  /** Draws which response of the next run is bad. At most one is. */
  beginRun(): void {
    const kind = BAD_RESPONSES[Math.floor(this.#chance() * BAD_RESPONSES.length)] ?? "date";
    this.#bad = this.#chance() < this.#faults.badShare ? { kind, after: Math.floor(this.#chance() * 6) } : undefined;
  }

  isShown(id: string, atMs = this.nowMs): boolean {
    const lifecycle = this.#lifecycles.get(id);
    return lifecycle !== undefined && atMs >= lifecycle.shownMs && atMs < lifecycle.removedMs;
  }

  rows(atMs = this.nowMs): Call[] {
    return [...this.#lifecycles.values()]
      .filter(({ id }) => this.isShown(id, atMs))
      .map((lifecycle) => rowOf(lifecycle, atMs));
  }

  detail(id: string, atMs = this.nowMs): CallDetail | undefined {
    const lifecycle = this.#lifecycles.get(id);
    if (!lifecycle || !this.isShown(id, atMs)) return undefined;
    const isAnalyzed = atMs >= lifecycle.summaryMs;
    return {
      ...rowOf(lifecycle, atMs),
      campaign_id: null,
      summary: isAnalyzed ? "They spoke." : null,
      transcript: isAnalyzed ? [{ speaker: "agent", text: "Hello", timestamp: 0 }] : [],
    };
  }

  /** Counts a request, and moves the clock. Returns how the response is bad, if it is. */
  #receive(): BadResponse | undefined {
    this.nowMs += this.#faults.latencyMs();
    if (++this.requests > 100_000) throw new Error("The run does not end.");
    return this.#bad && this.#bad.after-- === 0 ? this.#bad.kind : undefined;
  }

  readonly #fetchPage: FetchCallPage = async ({ page = 1, per_page: requested = 20, since_hours }) => {
    await Promise.resolve();
    const bad = this.#receive();
    if (bad === "server error") throw new ServerError("The request failed.", { code: "server_error", status: 500 });
    const { capHours, clampPerPage, dateAheadMs, isAscending, listLagMs, totalLagMs } = this.#faults;
    const oldestMs = since_hours === undefined ? -Infinity : this.nowMs - Math.min(since_hours, capHours) * HOUR_MS;
    const listAt = (atMs: number) => this.rows(atMs).filter((row) => Date.parse(row.start_timestamp) >= oldestMs);
    const list = listAt(this.nowMs - (bad === "stale" ? 5 * MINUTE_MS : listLagMs())).sort(
      (a, b) => Date.parse(b.start_timestamp) - Date.parse(a.start_timestamp) || (a.id < b.id ? 1 : -1),
    );
    if (isAscending) list.reverse();
    if (bad === "empty list") list.length = 0;
    if (bad === "half a list") list.length = Math.floor(list.length / 2);
    const lagMs = bad ? 0 : totalLagMs();
    const total = lagMs === 0 ? list.length : listAt(this.nowMs - lagMs).length;
    const per_page = Math.min(requested, clampPerPage);
    const body: CallListBody = {
      data: list.slice((page - 1) * per_page, page * per_page),
      meta: { total, page, per_page },
    };
    const aheadMs = bad === "date" ? 100 * HOUR_MS : dateAheadMs(this.nowMs);
    return { ...body, dateMs: Math.floor((this.nowMs + aheadMs) / 1000) * 1000 };
  };

  async #get(id: string): Promise<CallDetail | undefined> {
    await Promise.resolve();
    const bad = this.#receive();
    const isFailing = this.nowMs < (this.#faults.failsUntilMs.get(id) ?? -Infinity);
    if (bad === "server error" || isFailing) {
      throw new ServerError("The request failed.", { code: "server_error", status: 500 });
    }
    if (bad === "not found") return undefined;
    return this.detail(id, this.nowMs - this.#faults.singleLagMs());
  }
}

function rowOf({ id, isConnected, sentimentMs, startMs }: CallLifecycle, atMs: number): Call {
  return {
    ...call(id),
    call_status: isConnected ? "completed" : "no_answer",
    sentiment: atMs >= sentimentMs ? "positive" : null,
    start_timestamp: new Date(startMs).toISOString(),
  };
}
