import type { CallListBody } from "@smartalex/contract";
import { InvalidRequestError, NotFoundError } from "@smartalex/sdk";
import type { FetchCallPage } from "../src/resources/calls/call-fetcher.ts";
import { call } from "./fakes.ts";

/** A list that changes between requests, and a server with an odd way of returning it in pages. */
export interface UnusualServerOptions {
  /** How many calls there are at first. */
  size: number;
  /** The fixed order of the list. */
  order: "newest" | "oldest" | "scattered";
  /** What happens after each request, as long as there is something left. */
  changes: { inserts: number[]; removals: number[]; expiring: number }[];
  pages: PageBehavior;
  totals: TotalBehavior;
  /** Which calls the server leaves out after it has cut the list into pages. */
  hidden: { share: number; isInRuns: boolean } | undefined;
  /** From where on pages are empty: a page number, or a row. Never with a capped total, which would hide that there is more. */
  cutoff: { page: number } | { row: number } | undefined;
  /** How many changes behind the replica is that answers. One entry for each request, repeated. */
  lags: number[];
  /** What the server answers past the end. */
  pastEnd: "empty" | "404";
  /** In how many steps each response arrives. One entry for each request, repeated. */
  turns: number[];
}

/** How large pages are. Sizes have one entry for each `sizeLasts` requests; the last one stays. */
export interface PageBehavior {
  kind:
    | "as requested"
    /** Larger pages are made smaller, and `meta.per_page` says so. */
    | "clamped"
    /** The same, but `meta.per_page` repeats the request. */
    | "clamped silently"
    /** Pages begin where the requested size says, but have fewer rows. `meta.per_page` repeats the request. */
    | "cut off"
    /** `per_page` is ignored. */
    | "fixed"
    /** The same, but `meta.per_page` repeats the request. */
    | "fixed silently"
    /** Larger pages are answered with 400. */
    | "rejected";
  sizes: number[];
  sizeLasts: number;
}

/** What `meta.total` says. */
type TotalBehavior =
  | { kind: "exact" }
  /** The total of so many changes ago. */
  | { kind: "lagging"; by: number }
  | { kind: "capped"; at: number }
  /** So many more than there are: counted before a filter. */
  | { kind: "unfiltered"; more: number }
  /** With the calls that the server hides. */
  | { kind: "with hidden calls" };

interface Row {
  id: string;
  time: number;
  place: number;
}

/** Plays a world: answers requests, changes between them, and remembers which calls could be read throughout. */
export class UnusualListServer {
  readonly #world: UnusualServerOptions;
  /** The newest snapshot of the list comes last. */
  readonly #snapshots: Row[][] = [];
  readonly #changes: UnusualServerOptions["changes"];
  #count = 0;
  #throughout: Set<string> | undefined;
  requests = 0;
  /** Whether a page was empty although there were calls after it: it left out all of its own. */
  hasGap = false;

  constructor(world: UnusualServerOptions) {
    this.#world = world;
    this.#changes = [...world.changes];
    this.#snapshots.push(
      this.#sorted(Array.from({ length: world.size }, (_, index) => this.#row(Math.floor(index / 3)))),
    );
  }

  /** The ids of calls that were in the list, and not hidden, at each request so far. */
  get throughout(): string[] {
    return [...(this.#throughout ?? [])];
  }

  /** Whether the list has changed, or was answered from different snapshots, since the first request. */
  get hasChanged(): boolean {
    return this.#snapshots.length > 1;
  }

  readonly fetchPage: FetchCallPage = async ({ page = 1, per_page }) => {
    const request = this.requests++;
    const { sizeLasts, sizes } = this.#world.pages;
    const allowed = sizes[Math.min(Math.floor(request / sizeLasts), sizes.length - 1)] ?? 100;
    const requested = per_page ?? Math.min(20, allowed);
    if (request > 3_000) throw new Error("it never ends");
    const { lags, turns } = this.#world;
    for (let turn = turns[request % turns.length] ?? 0; turn > 0; turn--) await Promise.resolve();
    if (request > 0) this.#change();
    const rows = this.#snapshots.at(-1 - (lags[request % lags.length] ?? 0)) ?? this.#snapshots[0] ?? [];
    const shown = rows.filter(({ place }) => !this.#isHidden(place));
    const ids = new Set(shown.map(({ id }) => id));
    this.#throughout = this.#throughout ? new Set([...this.#throughout].filter((id) => ids.has(id))) : ids;
    return Promise.resolve(this.#answer(rows, { page, requested, allowed, shown }));
  };

  #answer(
    rows: readonly Row[],
    { allowed, page, requested, shown }: { page: number; requested: number; allowed: number; shown: readonly Row[] },
  ): CallListBody {
    const { cutoff, pages, pastEnd } = this.#world;
    if (pages.kind === "rejected" && requested > allowed) {
      throw new InvalidRequestError(`per_page is at most ${allowed}`, { code: "invalid_request", status: 400 });
    }
    const { size, stride, told } = sizesOf(pages.kind, { requested, allowed });
    const start = (page - 1) * stride;
    const isCut = cutoff !== undefined && ("page" in cutoff ? page > cutoff.page : start >= cutoff.row);
    if (pastEnd === "404" && start >= rows.length && page > 1) {
      throw new NotFoundError("There is no such page", { code: "not_found", status: 404 });
    }
    const slice = isCut ? [] : rows.slice(start, start + size);
    const visible = slice.filter(({ place }) => !this.#isHidden(place));
    if (visible.length === 0 && !isCut && rows.slice(start + size).some(({ place }) => !this.#isHidden(place)))
      this.hasGap = true;
    let total = this.#total(rows, shown);
    // A lie that agrees with itself cannot be told from the truth: it is made to show.
    const endsEarly = visible.length < told && shown.indexOf(visible.at(-1) ?? nowhere) < shown.length - 1;
    if (endsEarly && (page - 1) * told + visible.length === total) total++;
    return { data: visible.map(({ id }) => call(id)), meta: { total, page, per_page: told } };
  }

  #total(rows: readonly Row[], shown: readonly Row[]): number {
    const { totals } = this.#world;
    if (totals.kind === "lagging") {
      const before = this.#snapshots.at(-1 - totals.by) ?? this.#snapshots[0] ?? [];
      return before.filter(({ place }) => !this.#isHidden(place)).length;
    }
    if (totals.kind === "capped") return Math.min(shown.length, totals.at);
    if (totals.kind === "unfiltered") return shown.length + totals.more;
    return totals.kind === "exact" ? shown.length : rows.length;
  }

  /** Whether the server leaves out a call, always the same ones. */
  #isHidden(place: number): boolean {
    const { hidden } = this.#world;
    if (!hidden) return false;
    return scatter(hidden.isInRuns ? Math.floor(place / 7) : place, "hidden") < hidden.share;
  }

  #row(time: number): Row {
    const place = this.#count++;
    return { id: `call_${String(place).padStart(5, "0")}`, time, place };
  }

  #change(): void {
    const next = this.#changes.shift();
    if (!next) return;
    let rows = [...(this.#snapshots.at(-1) ?? [])].sort((a, b) => a.time - b.time).slice(next.expiring);
    const removed = new Set(next.removals.map((pick) => pick % rows.length));
    rows = rows.filter((_, index) => !removed.has(index));
    const newest = Math.max(0, ...rows.map(({ time }) => time));
    rows.push(...next.inserts.map((pick) => this.#row(pick % 4 === 0 ? pick % (newest + 1) : newest + 1))); // some show up late
    this.#snapshots.push(this.#sorted(rows));
  }

  #sorted(rows: readonly Row[]): Row[] {
    const { order } = this.#world;
    const key = ({ place, time }: Row) =>
      order === "scattered" ? scatter(place, "order") : order === "oldest" ? time : -time;
    return rows.toSorted((a, b) => key(a) - key(b) || a.place - b.place);
  }
}

const nowhere: Row = { id: "", time: 0, place: -1 };

/** A number from 0 to 1 that a whole number always has, for one purpose. */
function scatter(place: number, purpose: "hidden" | "order"): number {
  let mixed = Math.imul(place + (purpose === "order" ? 0x51ed270b : 0x9e3779b9), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x27d4eb2f);
  return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
}

/** How many rows a page has, how far apart pages begin, and what `meta.per_page` says. */
function sizesOf(
  kind: PageBehavior["kind"],
  { allowed, requested }: { allowed: number; requested: number },
): { size: number; stride: number; told: number } {
  const smaller = Math.min(requested, allowed);
  switch (kind) {
    case "as requested":
    case "rejected":
      return { size: requested, stride: requested, told: requested };
    case "clamped":
      return { size: smaller, stride: smaller, told: smaller };
    case "clamped silently":
      return { size: smaller, stride: smaller, told: requested };
    case "cut off":
      return { size: smaller, stride: requested, told: requested };
    case "fixed":
      return { size: allowed, stride: allowed, told: allowed };
    case "fixed silently":
      return { size: allowed, stride: allowed, told: requested };
  }
}
