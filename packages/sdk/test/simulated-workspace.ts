import type { Call, CallDetail, CallListBody, TranscriptTurn } from "@smartalex/contract";
import { ServerError } from "@smartalex/sdk";
import type { ChangeFeedSource } from "../src/resources/calls/changes/change-feed-requests.ts";
import type { FetchCallPage } from "../src/resources/calls/call-fetcher.ts";
import { paginateCalls } from "./paginate-calls.ts";
import { call } from "./fakes.ts";

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;

/** A call, and when the server shows it and its fields. All times are in milliseconds of the server's clock. */
export interface CallLifecycle {
  id: string;
  startMs: number;
  shownMs: number;
  sentimentMs: number;
  summaryMs: number;
  removedMs: number;
  isConnected: boolean;
}

/** The calls of a workspace, and how its server behaves. */
export interface Workspace {
  lifecycles: CallLifecycle[];
  isAscending: boolean;
  clampPerPage: number;
  /** How far each request moves the server's clock. */
  latencyMs: () => number;
  /** Whether the current request throws. */
  isCrash: () => boolean;
  /** Whether the request for a call fails. */
  isBroken: (id: string) => boolean;
  /** How far the local clock is ahead of the server's clock. */
  localAheadMs?: number;
  /** How far the `Date` header of the current response is ahead. */
  dateAheadMs?: () => number;
  /** Whether the server returns 404 for an existing call. */
  isNotFound?: (id: string) => boolean;
  /** Whether lists omit an existing call. */
  isUnlisted?: (id: string) => boolean;
  /** The largest `since_hours` that has an effect. */
  capHours?: number;
  /** Changes a page before it is sent. */
  pageSent?: (page: CallListBody) => CallListBody;
  /** Changes the details of a call before they are sent. */
  detailSent?: (call: CallDetail) => CallDetail;
  /** Additional, undocumented fields of details. */
  moreDetails?: object;
}

/** The server of a simulated workspace. Its clock starts at `nowMs`, and each request moves it. */
export class SimulatedServer {
  readonly #workspace: Workspace;
  readonly #lifecycles: ReadonlyMap<string, CallLifecycle>;
  nowMs: number;
  requests = 0;
  gets = 0;

  constructor(workspace: Workspace, nowMs: number) {
    this.#workspace = workspace;
    this.#lifecycles = new Map(workspace.lifecycles.map((lifecycle) => [lifecycle.id, lifecycle]));
    this.nowMs = nowMs;
  }

  get source(): ChangeFeedSource {
    const now = () => this.nowMs + (this.#workspace.localAheadMs ?? 0);
    return { fetchPage: this.#fetchPage, get: (id) => this.#get(id), paginate: paginateCalls, now };
  }

  /** All rows that exist now. */
  rows(): Call[] {
    return this.#workspace.lifecycles
      .filter((lifecycle) => this.#isShown(lifecycle))
      .map((lifecycle) => this.#row(lifecycle));
  }

  detail(id: string): CallDetail | undefined {
    const lifecycle = this.#lifecycles.get(id);
    if (!lifecycle || !this.#isShown(lifecycle)) return undefined;
    const isAnalyzed = this.nowMs >= lifecycle.summaryMs;
    const transcript: TranscriptTurn[] = isAnalyzed ? [{ speaker: "agent", text: "Hello", timestamp: 0 }] : [];
    const summary = isAnalyzed ? "They spoke." : null;
    return { ...this.#row(lifecycle), campaign_id: null, summary, transcript, ...this.#workspace.moreDetails };
  }

  #isShown({ removedMs, shownMs }: CallLifecycle): boolean {
    return this.nowMs >= shownMs && this.nowMs < removedMs;
  }

  #row({ id, isConnected, sentimentMs, startMs }: CallLifecycle): Call {
    return {
      ...call(id),
      call_status: isConnected ? "completed" : "no_answer",
      sentiment: this.nowMs >= sentimentMs ? "positive" : null,
      start_timestamp: new Date(startMs).toISOString(),
    };
  }

  /** Counts a request, and moves the clock. */
  #receive(): void {
    this.nowMs += this.#workspace.latencyMs();
    this.requests++;
    if (this.#workspace.isCrash()) throw new Error("crash");
  }

  readonly #fetchPage: FetchCallPage = async ({ page = 1, per_page: requested = 20, since_hours }) => {
    await Promise.resolve();
    this.#receive();
    const { capHours = Infinity } = this.#workspace;
    const oldestMs = since_hours === undefined ? -Infinity : this.nowMs - Math.min(since_hours, capHours) * HOUR_MS;
    const isListed = (lifecycle: CallLifecycle) =>
      this.#isShown(lifecycle) && !this.#workspace.isUnlisted?.(lifecycle.id);
    const lifecycles = this.#workspace.lifecycles.filter(
      (lifecycle) => lifecycle.startMs >= oldestMs && isListed(lifecycle),
    );
    lifecycles.sort((a, b) => b.startMs - a.startMs || (a.id < b.id ? 1 : -1));
    if (this.#workspace.isAscending) lifecycles.reverse();
    const per_page = Math.min(requested, this.#workspace.clampPerPage);
    const body: CallListBody = {
      data: lifecycles.slice((page - 1) * per_page, page * per_page).map((lifecycle) => this.#row(lifecycle)),
      meta: { total: lifecycles.length, page, per_page },
    };
    const dateMs = this.nowMs + (this.#workspace.dateAheadMs?.() ?? 0);
    return { ...(this.#workspace.pageSent?.(body) ?? body), dateMs: Math.floor(dateMs / 1000) * 1000 };
  };

  async #get(id: string): Promise<CallDetail | undefined> {
    await Promise.resolve();
    this.#receive();
    this.gets++;
    if (this.#workspace.isBroken(id))
      throw new ServerError("The request failed.", { code: "server_error", status: 500 });
    if (this.#workspace.isNotFound?.(id)) return undefined;
    const detail = this.detail(id);
    return detail && (this.#workspace.detailSent?.(detail) ?? detail);
  }
}
