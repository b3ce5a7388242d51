import type { Call, CallDetail, CallListBody, TranscriptTurn } from "@smartalex/contract";
import { ServerError } from "@smartalex/sdk";
import type { ChangeFeedSource } from "../src/resources/calls/changes/change-feed-requests.ts";
import type { FetchCallPage } from "../src/resources/calls/call-fetcher.ts";
import { paginateCalls } from "./paginate-calls.ts";
import { call } from "./fakes.ts";

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;

/** A call, and when the server shows what of it. All times in milliseconds of the server's clock. */
export interface Life {
  id: string;
  startMs: number;
  shownMs: number;
  sentimentMs: number;
  summaryMs: number;
  removedMs: number;
  isConnected: boolean;
}

/** A server whose calls live by its clock, which each request moves on. Some requests crash. */
export interface World {
  lives: Life[];
  isAscending: boolean;
  clampPerPage: number;
  latencyMs: () => number;
  isCrash: () => boolean;
  /** Whether the server cannot give a call that it lists. */
  isBroken: (id: string) => boolean;
  /** How far the local clock is ahead of the server's. */
  localAheadMs?: number;
  /** How far the `Date` of the current response is ahead. */
  dateAheadMs?: () => number;
  /** Whether the server answers 404 for a call that it has. */
  isNotFound?: (id: string) => boolean;
  /** Whether lists omit a call that is there. */
  isUnlisted?: (id: string) => boolean;
  /** The largest `since_hours` that has an effect. */
  capHours?: number;
  /** Changes a page before it is sent. */
  pageSent?: (page: CallListBody) => CallListBody;
  /** Changes the details of a call before they are sent. */
  detailSent?: (call: CallDetail) => CallDetail;
  /** Fields that only details have, beyond the documented ones. */
  moreDetails?: object;
}

/** Plays a world. The clock starts at `nowMs`, and `requests` counts. */
export class ChangingServer {
  readonly #world: World;
  readonly #lives: ReadonlyMap<string, Life>;
  nowMs: number;
  requests = 0;
  gets = 0;

  constructor(world: World, nowMs: number) {
    this.#world = world;
    this.#lives = new Map(world.lives.map((life) => [life.id, life]));
    this.nowMs = nowMs;
  }

  get source(): ChangeFeedSource {
    const now = () => this.nowMs + (this.#world.localAheadMs ?? 0);
    return { fetchPage: this.#fetchPage, get: (id) => this.#get(id), paginate: paginateCalls, now };
  }

  /** What a list shows now. */
  rows(): Call[] {
    return this.#world.lives.filter((life) => this.#isShown(life)).map((life) => this.#row(life));
  }

  detail(id: string): CallDetail | undefined {
    const life = this.#lives.get(id);
    if (!life || !this.#isShown(life)) return undefined;
    const isAnalysed = this.nowMs >= life.summaryMs;
    const transcript: TranscriptTurn[] = isAnalysed ? [{ speaker: "agent", text: "Hello", timestamp: 0 }] : [];
    const summary = isAnalysed ? "They spoke." : null;
    return { ...this.#row(life), campaign_id: null, summary, transcript, ...this.#world.moreDetails };
  }

  #isShown({ removedMs, shownMs }: Life): boolean {
    return this.nowMs >= shownMs && this.nowMs < removedMs;
  }

  #row({ id, isConnected, sentimentMs, startMs }: Life): Call {
    return {
      ...call(id),
      call_status: isConnected ? "completed" : "no_answer",
      sentiment: this.nowMs >= sentimentMs ? "positive" : null,
      start_timestamp: new Date(startMs).toISOString(),
    };
  }

  /** Counts a request, and lets its time pass. */
  #receive(): void {
    this.nowMs += this.#world.latencyMs();
    this.requests++;
    if (this.#world.isCrash()) throw new Error("crash");
  }

  readonly #fetchPage: FetchCallPage = async ({ page = 1, per_page: asked = 20, since_hours }) => {
    await Promise.resolve();
    this.#receive();
    const { capHours = Infinity } = this.#world;
    const oldestMs = since_hours === undefined ? -Infinity : this.nowMs - Math.min(since_hours, capHours) * HOUR_MS;
    const isListed = (life: Life) => this.#isShown(life) && !this.#world.isUnlisted?.(life.id);
    const lives = this.#world.lives.filter((life) => life.startMs >= oldestMs && isListed(life));
    lives.sort((a, b) => b.startMs - a.startMs || (a.id < b.id ? 1 : -1));
    if (this.#world.isAscending) lives.reverse();
    const per_page = Math.min(asked, this.#world.clampPerPage);
    const answer: CallListBody = {
      data: lives.slice((page - 1) * per_page, page * per_page).map((life) => this.#row(life)),
      meta: { total: lives.length, page, per_page },
    };
    const dateMs = this.nowMs + (this.#world.dateAheadMs?.() ?? 0);
    return { ...(this.#world.pageSent?.(answer) ?? answer), dateMs: Math.floor(dateMs / 1000) * 1000 };
  };

  async #get(id: string): Promise<CallDetail | undefined> {
    await Promise.resolve();
    this.#receive();
    this.gets++;
    if (this.#world.isBroken(id)) throw new ServerError("It cannot be had.", { code: "server_error", status: 500 });
    if (this.#world.isNotFound?.(id)) return undefined;
    const detail = this.detail(id);
    return detail && (this.#world.detailSent?.(detail) ?? detail);
  }
}
