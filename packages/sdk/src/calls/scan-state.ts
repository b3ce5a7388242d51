import type { Call, ExactListCallsQuery, ListCallsResponse, PageMeta } from "@smartalex/contract";
import { listCallsQueryLimits } from "@smartalex/contract/constants";
import { InvalidResponseError } from "../errors.ts";
import type { ListPosition } from "./list-position.ts";
import { windowAfter, windowAround, type Window } from "./window.ts";

/** The most that the document allows: fewer requests for the same calls. */
const LARGEST_PAGE = listCallsQueryLimits.per_page.maximum;
/** Smaller pages leave no room for sharing rows with those before. */
const SMALLEST_PAGE = 20;
/** In pages that a server makes smaller than this, there is not always room for sharing a row. */
const SMALLEST_SHARING = 12;
/** How many responses in a row may make no progress although the server says that there is more: many while the list changes. */
const PATIENCE = { unchanged: 3, changing: 50 };
/** How many steps back may be taken without getting further than before. */
const MOST_STEPS_BACK = 1_000;

/** What a scan knows between two responses. All counts are in rows from the head of the list, unless they say otherwise. */
export interface ScanState {
  /** The largest page size to request. */
  readonly largest: number;
  /** The size of every page, if the server ignores `per_page`. */
  readonly fixed: number | undefined;
  /** Rows that need no further reading. */
  readonly covered: number;
  /** `meta.total` of the last page that was accepted. `NaN` before the first. */
  readonly total: number;
  /** The smallest `meta.total` of all pages that were accepted. */
  readonly leastTotal: number;
  /** Calls returned to the reader. */
  readonly given: number;
  /** The largest value that `covered` has had. */
  readonly furthest: number;
  /** Steps back since `furthest` last grew. */
  readonly stepsBack: number;
  /** How far before `covered` to look for a row that was returned before. */
  readonly back: number;
  /** The share of `PATIENCE` that is used up. */
  readonly idle: number;
  /** Whether the last row of the list was requested, to check that the list ends where it seems to. */
  readonly isCheckingEnd: boolean;
}

/** A page as it arrives. */
export interface ReceivedPage {
  /** What was requested. The head of a list may be requested without a size. */
  requested: Pick<ExactListCallsQuery, "page" | "per_page">;
  meta: PageMeta;
  data: ListCallsResponse["data"];
  /** The rows of the page that were not returned to the reader before. */
  fresh: Call[];
  /** Whether any row of the page was returned to the reader before. */
  isOverlapping: boolean;
}

/** What to do after a page. */
export type Next =
  | { kind: "page"; window: Window; keepsAhead: boolean }
  | { kind: "done" }
  | { kind: "error"; error: InvalidResponseError };

/** What a page leads to. */
export interface Step {
  state: ScanState;
  /** Rows to return to the reader. Empty if the page was rejected. */
  items: Call[];
  next: Next;
}

/** The state before the first page, or before the first page after a position. */
export function startState(query: ExactListCallsQuery, after: ListPosition | undefined): ScanState {
  const { given = 0, meta } = after ?? {};
  const covered = meta ? Math.min(meta.page * meta.per_page, meta.total) : 0;
  return {
    largest: Math.max(query.per_page ?? LARGEST_PAGE, SMALLEST_PAGE),
    fixed: undefined,
    covered,
    total: NaN,
    leastTotal: Infinity,
    given,
    furthest: covered,
    stepsBack: 0,
    back: 0,
    idle: 0,
    isCheckingEnd: false,
  };
}

/** The page to request when `covered` rows are covered, or will be once the pages that are on their way have arrived. */
export function windowFrom({ back, fixed, largest }: ScanState, covered: number): Window {
  const row = Math.max(0, covered - back);
  if (fixed !== undefined) return { page: Math.floor(row / fixed) + 1, per_page: fixed };
  return back === 0 ? windowAfter(covered, largest) : windowAround(row, largest);
}

/** Whether a page that begins after `end` rows may be requested before those in front of it have arrived. */
export function mayLookAhead({ back, isCheckingEnd, total }: ScanState, end: number): boolean {
  return back === 0 && !isCheckingEnd && end < total;
}

/** Decides what a page means: whether it counts, which of its rows are new, and what to request next. */
export function advance(before: ScanState, page: ReceivedPage): Step {
  if (before.isCheckingEnd) return page.isOverlapping || page.data.length === 0 ? done(before) : readOn(before, page);
  const state = learnSizes(before, page);
  const { data, isOverlapping, meta } = page;
  const { per_page: size = meta.per_page } = page.requested;
  const start = (meta.page - 1) * meta.per_page;
  const end = start + data.length;
  const { covered, fixed, total } = state;

  // Pages of the smaller size with this number are far behind.
  if (meta.per_page < size && end < covered) return request(state, { keepsAhead: false });

  // Where no size makes pages share a row, the next one counts as long as nothing seems to have changed.
  const isAdjoining = start <= covered && (fixed !== undefined || start === covered) && meta.total === total;
  if (start === 0 || isAdjoining || isOverlapping) return accept(state, page, end);

  return request(
    { ...state, stepsBack: state.stepsBack + 1, back: Math.max(8, state.back * 4) },
    { keepsAhead: false, page },
  );
}

/** Which sizes of pages the server gives. */
function learnSizes(state: ScanState, { meta, requested }: ReceivedPage): ScanState {
  const { per_page: size = meta.per_page } = requested;
  const largest = meta.per_page < size ? meta.per_page : state.largest;
  const fixed = meta.per_page > size ? meta.per_page : state.fixed;
  return { ...state, largest, fixed: largest < SMALLEST_SHARING ? largest : fixed };
}

function accept(before: ScanState, page: ReceivedPage, end: number): Step {
  const { data, fresh, meta } = page;
  const { total } = meta;
  const state: ScanState = {
    ...before,
    total,
    leastTotal: Math.min(before.leastTotal, total),
    given: before.given + fresh.length,
    covered: end,
    back: 0,
  };
  // A full page that reaches beyond the total shows that the total is wrong: more may follow.
  const isEnd = end === total || (end > total && data.length < meta.per_page);
  if (isEnd && state.given >= state.leastTotal) return done(state, fresh);
  if (isEnd) {
    // Fewer calls than there ever were: some may have left, or pages gave the same calls again.
    const idle = before.idle + patienceUsed(before, total);
    const next: Next = { kind: "page", window: { page: total, per_page: 1 }, keepsAhead: false };
    return { state: { ...state, covered: before.covered, idle, isCheckingEnd: true }, items: fresh, next };
  }
  const isProgress = end > before.covered && (fresh.length > 0 || end < total);
  const idle = isProgress ? 0 : before.idle + patienceUsed(before, total);
  return { ...request(getFurther({ ...state, idle }), { keepsAhead: true, page }), items: fresh };
}

/** The list goes on elsewhere: its last row is one that was not returned. */
function readOn(before: ScanState, page: ReceivedPage): Step {
  const state = getFurther({ ...before, isCheckingEnd: false, covered: before.given });
  return request(state, { keepsAhead: false, page });
}

function getFurther(state: ScanState): ScanState {
  return state.covered > state.furthest ? { ...state, furthest: state.covered, stepsBack: 0 } : state;
}

function patienceUsed({ total }: ScanState, totalNow: number): number {
  return 1 / PATIENCE[total === totalNow ? "unchanged" : "changing"];
}

function request(state: ScanState, { keepsAhead, page }: { keepsAhead: boolean; page?: ReceivedPage }): Step {
  if (page && (state.idle > 1 || state.stepsBack > MOST_STEPS_BACK)) {
    return { state, items: [], next: { kind: "error", error: neverGiven(state, page) } };
  }
  return { state, items: [], next: { kind: "page", window: windowFrom(state, state.covered), keepsAhead } };
}

function done(state: ScanState, items: Call[] = []): Step {
  return { state, items, next: { kind: "done" } };
}

function neverGiven({ given }: ScanState, { meta }: ReceivedPage): InvalidResponseError {
  return new InvalidResponseError(
    `The server says that there are ${meta.total} calls, but its pages hold ${given}. Try again; if it stays so, tell SmartAlex.`,
    { body: "" },
  );
}
