import type { Call, CallDetail, CallListBody } from "@smartalex/contract";
import { ServerError } from "@smartalex/sdk";
import type { ChangeFeedSource } from "../src/resources/calls/changes/change-feed-requests.ts";
import type { FetchCallPage } from "../src/resources/calls/call-fetcher.ts";
import { paginateCalls } from "./paginate-calls.ts";
import { HOUR_MS, MINUTE_MS, type Life } from "./simulated-workspace.ts";
import { call } from "./fakes.ts";
import type { Chance } from "./seeded-random.ts";

export const HORIZONS = { lookbackHours: 4, enrichmentHours: 20, reconcileHours: 60 };

/** What one bad response is like. */
const BAD_RESPONSES = ["date", "empty list", "half a list", "stale", "not found", "server error"] as const;
export type BadResponse = (typeof BAD_RESPONSES)[number];

/** In what ways a server is odd. All times in milliseconds. */
export interface Oddities {
  isAscending: boolean;
  clampPerPage: number;
  latencyMs: () => number;
  /** How far behind the replica is that answers next. */
  listLagMs: () => number;
  singleLagMs: () => number;
  totalLagMs: () => number;
  /** The largest `since_hours` that has an effect. */
  capHours: number;
  /** How far the `Date` is ahead at this time. */
  dateAheadMs: (nowMs: number) => number;
  /** How far the local clock is ahead. */
  localAheadMs: number;
  /** One response in this share of the runs is bad. */
  badShare: number;
  /** For each call, how long its details fail. */
  failsUntilMs: ReadonlyMap<string, number>;
}

const never = () => 0;

/** A server that is odd in up to three ways. */
export function oddities(
  chance: Chance,
  { endMs, lives, startMs }: { endMs: number; lives: Life[]; startMs: number },
): Oddities {
  const upTo = (most: number) => () => chance() * most;
  const odd: Oddities = {
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
  const someTimeMs = () => startMs + chance() * (endMs - startMs);
  const jumpMs = () => ([0.05, 72, 720, -72][Math.floor(chance() * 5)] ?? -0.05) * HOUR_MS;
  const ways: (() => void)[] = [
    () => (odd.listLagMs = upTo(4 * MINUTE_MS)),
    () => (odd.singleLagMs = upTo(4 * MINUTE_MS)),
    () => (odd.totalLagMs = upTo(4 * MINUTE_MS)),
    () => (odd.capHours = 6 + Math.floor(chance() * 24)),
    () => {
      if (odd.localAheadMs !== 0) return; // one of the two clocks is right
      const [fromMs, toMs, aheadMs] = [someTimeMs(), someTimeMs(), jumpMs()];
      odd.dateAheadMs = (nowMs) => (nowMs >= fromMs && nowMs < toMs ? aheadMs : 0);
    },
    () => {
      if (odd.dateAheadMs === never) odd.localAheadMs = jumpMs();
    },
    () => (odd.badShare = 0.5),
    () => (odd.failsUntilMs = new Map(lives.filter(() => chance() < 0.2).map(({ id }) => [id, someTimeMs()]))),
  ];
  for (let count = Math.ceil(chance() * 3); count > 0; count--) ways[Math.floor(chance() * ways.length)]?.();
  return odd;
}

/** Plays a world on an odd server. The clock starts at `nowMs`. */
export class OddFeedServer {
  readonly #lives: ReadonlyMap<string, Life>;
  readonly #odd: Oddities;
  readonly #chance: Chance;
  /** After how many more requests of this run the response is bad, and how. */
  #bad: { after: number; kind: BadResponse } | undefined;
  nowMs: number;
  requests = 0;

  constructor(lives: readonly Life[], { chance, nowMs, odd }: { odd: Oddities; chance: Chance; nowMs: number }) {
    this.#lives = new Map(lives.map((life) => [life.id, life]));
    this.#odd = odd;
    this.#chance = chance;
    this.nowMs = nowMs;
  }

  get source(): ChangeFeedSource {
    const now = () => this.nowMs + this.#odd.localAheadMs;
    return { fetchPage: this.#fetchPage, get: (id) => this.#get(id), paginate: paginateCalls, now };
  }

  /** Decides which response of the next run is bad. At most one is. */
  beginRun(): void {
    const kind = BAD_RESPONSES[Math.floor(this.#chance() * BAD_RESPONSES.length)] ?? "date";
    this.#bad = this.#chance() < this.#odd.badShare ? { kind, after: Math.floor(this.#chance() * 6) } : undefined;
  }

  isShown(id: string, atMs = this.nowMs): boolean {
    const life = this.#lives.get(id);
    return life !== undefined && atMs >= life.shownMs && atMs < life.removedMs;
  }

  rows(atMs = this.nowMs): Call[] {
    return [...this.#lives.values()].filter(({ id }) => this.isShown(id, atMs)).map((life) => rowOf(life, atMs));
  }

  detail(id: string, atMs = this.nowMs): CallDetail | undefined {
    const life = this.#lives.get(id);
    if (!life || !this.isShown(id, atMs)) return undefined;
    const isAnalyzed = atMs >= life.summaryMs;
    return {
      ...rowOf(life, atMs),
      campaign_id: null,
      summary: isAnalyzed ? "They spoke." : null,
      transcript: isAnalyzed ? [{ speaker: "agent", text: "Hello", timestamp: 0 }] : [],
    };
  }

  /** Counts a request, lets its time pass, and says whether its response is bad. */
  #receive(): BadResponse | undefined {
    this.nowMs += this.#odd.latencyMs();
    if (++this.requests > 100_000) throw new Error("The feed never ends.");
    return this.#bad && this.#bad.after-- === 0 ? this.#bad.kind : undefined;
  }

  readonly #fetchPage: FetchCallPage = async ({ page = 1, per_page: asked = 20, since_hours }) => {
    await Promise.resolve();
    const bad = this.#receive();
    if (bad === "server error") throw new ServerError("It is broken.", { code: "server_error", status: 500 });
    const { capHours, clampPerPage, dateAheadMs, isAscending, listLagMs, totalLagMs } = this.#odd;
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
    const per_page = Math.min(asked, clampPerPage);
    const answer: CallListBody = {
      data: list.slice((page - 1) * per_page, page * per_page),
      meta: { total, page, per_page },
    };
    const aheadMs = bad === "date" ? 100 * HOUR_MS : dateAheadMs(this.nowMs);
    return { ...answer, dateMs: Math.floor((this.nowMs + aheadMs) / 1000) * 1000 };
  };

  async #get(id: string): Promise<CallDetail | undefined> {
    await Promise.resolve();
    const bad = this.#receive();
    const isFailing = this.nowMs < (this.#odd.failsUntilMs.get(id) ?? -Infinity);
    if (bad === "server error" || isFailing) {
      throw new ServerError("It is broken.", { code: "server_error", status: 500 });
    }
    if (bad === "not found") return undefined;
    return this.detail(id, this.nowMs - this.#odd.singleLagMs());
  }
}

function rowOf({ id, isConnected, sentimentMs, startMs }: Life, atMs: number): Call {
  return {
    ...call(id),
    call_status: isConnected ? "completed" : "no_answer",
    sentiment: atMs >= sentimentMs ? "positive" : null,
    start_timestamp: new Date(startMs).toISOString(),
  };
}
