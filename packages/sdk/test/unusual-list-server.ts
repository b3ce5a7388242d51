import type { CallListBody } from "@smartalex/contract";
import { InvalidRequestError, NotFoundError } from "@smartalex/sdk";
import type { FetchCallPage } from "../src/resources/calls/call-fetcher.ts";
import { call } from "./fakes.ts";

/** A list that changes between requests, and a server that returns it in pages in an unusual way. */
export interface UnusualServerOptions {
  /** The number of calls at first. */
  size: number;
  /** The fixed order of the list. */
  order: "newest" | "oldest" | "scattered";
  /** The changes after each request, one entry for each. Later requests change nothing. */
  changes: { inserts: number[]; removals: number[]; expiring: number }[];
  pages: PageBehavior;
  totals: TotalBehavior;
  /** Which calls the server omits after it has divided the list into pages. */
  hidden: { share: number; isInRuns: boolean } | undefined;
  /** The page number or row from which pages are empty. Never with a capped total, which would hide that there are more calls. */
  cutoff: { page: number } | { row: number } | undefined;
  /** How many changes the replica that responds is behind. One entry for each request, repeated. */
  lags: number[];
  /** The response to a page past the end. */
  pastEnd: "empty" | "404";
  /** How many microtasks each response takes. One entry for each request, repeated. */
  delays: number[];
}

/** The sizes of pages. `sizes` has one entry for each `sizeLasts` requests. The last entry applies to all further requests. */
export interface PageBehavior {
  kind:
    | "as requested"
    /** The server makes larger pages smaller, and `meta.per_page` has the smaller size. */
    | "clamped"
    /** The same, but `meta.per_page` repeats the request. */
    | "clamped silently"
    /** Pages start where the requested size says, but have fewer rows. `meta.per_page` repeats the request. */
    | "truncated"
    /** The server ignores `per_page`. */
    | "fixed"
    /** The same, but `meta.per_page` repeats the request. */
    | "fixed silently"
    /** The server rejects larger pages with a 400. */
    | "rejected";
  sizes: number[];
  sizeLasts: number;
}

/** The value of `meta.total`. */
type TotalBehavior =
  | { kind: "exact" }
  /** The total before the last `by` changes. */
  | { kind: "lagging"; by: number }
  | { kind: "capped"; at: number }
  /** `more` calls too many, as if they were counted before a filter. */
  | { kind: "unfiltered"; more: number }
  /** The total includes the calls that the server hides. */
  | { kind: "with hidden calls" };

interface Row {
  id: string;
  time: number;
  /** Calls are numbered in the order in which they are created. */
  serial: number;
}

/** Responds to requests, changes the list between them, and remembers which calls could be read at every request. */
export class UnusualListServer {
  readonly #options: UnusualServerOptions;
  /** The newest snapshot of the list comes last. */
  readonly #snapshots: Row[][] = [];
  readonly #changes: UnusualServerOptions["changes"];
  #count = 0;
  #permanent: Set<string> | undefined;
  requests = 0;
  /** Whether a page was empty although there were calls after it, because all of its own were hidden. */
  hasGap = false;

  constructor(options: UnusualServerOptions) {
    this.#options = options;
    this.#changes = [...options.changes];
    this.#snapshots.push(
      this.#sorted(Array.from({ length: options.size }, (_, index) => this.#row(Math.floor(index / 3)))),
    );
  }

  /** The ids of the calls that were in the list, and not hidden, at every request so far. */
  get permanentIds(): string[] {
    return [...(this.#permanent ?? [])];
  }

  /** Whether the list has changed, or was answered from different snapshots, since the first request. */
  get hasChanged(): boolean {
    return this.#snapshots.length > 1;
  }

  readonly fetchPage: FetchCallPage = async ({ page = 1, per_page }) => {
    const request = this.requests++;
    const { sizeLasts, sizes } = this.#options.pages;
    const allowed = sizes[Math.min(Math.floor(request / sizeLasts), sizes.length - 1)] ?? 100;
    const requested = per_page ?? Math.min(20, allowed);
    if (request > 3_000) throw new Error("The list takes too many requests.");
    const { delays, lags } = this.#options;
    for (let delay = delays[request % delays.length] ?? 0; delay > 0; delay--) await Promise.resolve();
    if (request > 0) this.#change();
    const rows = this.#snapshots.at(-1 - (lags[request % lags.length] ?? 0)) ?? this.#snapshots[0] ?? [];
    const shown = rows.filter(({ serial }) => !this.#isHidden(serial));
    const ids = new Set(shown.map(({ id }) => id));
    this.#permanent = this.#permanent ? new Set([...this.#permanent].filter((id) => ids.has(id))) : ids;
    return Promise.resolve(this.#respond(rows, { page, requested, allowed, shown }));
  };

  #respond(
    rows: readonly Row[],
    { allowed, page, requested, shown }: { page: number; requested: number; allowed: number; shown: readonly Row[] },
  ): CallListBody {
    const { cutoff, pages, pastEnd } = this.#options;
    if (pages.kind === "rejected" && requested > allowed) {
      throw new InvalidRequestError(`per_page is at most ${allowed}`, { code: "invalid_request", status: 400 });
    }
    const { size, stride, reported } = sizesOf(pages.kind, { requested, allowed });
    const start = (page - 1) * stride;
    const isCut = cutoff !== undefined && ("page" in cutoff ? page > cutoff.page : start >= cutoff.row);
    if (pastEnd === "404" && start >= rows.length && page > 1) {
      throw new NotFoundError("There is no such page", { code: "not_found", status: 404 });
    }
    const slice = isCut ? [] : rows.slice(start, start + size);
    const visible = slice.filter(({ serial }) => !this.#isHidden(serial));
    if (visible.length === 0 && !isCut && rows.slice(start + size).some(({ serial }) => !this.#isHidden(serial)))
      this.hasGap = true;
    let total = this.#total(rows, shown);
    // No client can detect a wrong page whose total ends exactly there, so the total is made to differ.
    const isEarlyEnd = visible.length < reported && shown.indexOf(visible.at(-1) ?? NO_ROW) < shown.length - 1;
    if (isEarlyEnd && (page - 1) * reported + visible.length === total) total++;
    return { data: visible.map(({ id }) => call(id)), meta: { total, page, per_page: reported } };
  }

  #total(rows: readonly Row[], shown: readonly Row[]): number {
    const { totals } = this.#options;
    if (totals.kind === "lagging") {
      const earlier = this.#snapshots.at(-1 - totals.by) ?? this.#snapshots[0] ?? [];
      return earlier.filter(({ serial }) => !this.#isHidden(serial)).length;
    }
    if (totals.kind === "capped") return Math.min(shown.length, totals.at);
    if (totals.kind === "unfiltered") return shown.length + totals.more;
    return totals.kind === "exact" ? shown.length : rows.length;
  }

  /** Whether the server omits a call. It always omits the same ones. */
  #isHidden(serial: number): boolean {
    const { hidden } = this.#options;
    if (!hidden) return false;
    return scatter(hidden.isInRuns ? Math.floor(serial / 7) : serial, "hidden") < hidden.share;
  }

  #row(time: number): Row {
    const serial = this.#count++;
    return { id: `call_${String(serial).padStart(5, "0")}`, time, serial };
  }

  #change(): void {
    const next = this.#changes.shift();
    if (!next) return;
    let rows = [...(this.#snapshots.at(-1) ?? [])].sort((a, b) => a.time - b.time).slice(next.expiring);
    const removed = new Set(next.removals.map((pick) => pick % rows.length));
    rows = rows.filter((_, index) => !removed.has(index));
    const newest = Math.max(0, ...rows.map(({ time }) => time));
    rows.push(...next.inserts.map((pick) => this.#row(pick % 4 === 0 ? pick % (newest + 1) : newest + 1))); // every fourth arrives late
    this.#snapshots.push(this.#sorted(rows));
  }

  #sorted(rows: readonly Row[]): Row[] {
    const { order } = this.#options;
    const key = ({ serial, time }: Row) =>
      order === "scattered" ? scatter(serial, "order") : order === "oldest" ? time : -time;
    return rows.toSorted((a, b) => key(a) - key(b) || a.serial - b.serial);
  }
}

const NO_ROW: Row = { id: "", time: 0, serial: -1 };

/** A pseudo-random number from 0 to 1 for an integer and a purpose, always the same. */
function scatter(serial: number, purpose: "hidden" | "order"): number {
  let mixed = Math.imul(serial + (purpose === "order" ? 0x51ed270b : 0x9e3779b9), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x27d4eb2f);
  return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
}

/** The number of rows of a page, the distance between the starts of two pages, and the value of `meta.per_page`. */
function sizesOf(
  kind: PageBehavior["kind"],
  { allowed, requested }: { allowed: number; requested: number },
): { size: number; stride: number; reported: number } {
  const smaller = Math.min(requested, allowed);
  switch (kind) {
    case "as requested":
    case "rejected":
      return { size: requested, stride: requested, reported: requested };
    case "clamped":
      return { size: smaller, stride: smaller, reported: smaller };
    case "clamped silently":
      return { size: smaller, stride: smaller, reported: requested };
    case "truncated":
      return { size: smaller, stride: requested, reported: requested };
    case "fixed":
      return { size: allowed, stride: allowed, reported: allowed };
    case "fixed silently":
      return { size: allowed, stride: allowed, reported: requested };
  }
}
