import type { ExactListCallsQuery, ListCallsResponse, PageMeta } from "@smartalex/contract";
import { listCallsQueryLimits } from "@smartalex/contract/constants";
import { InvalidResponseError } from "../errors.ts";
import { PagesAhead } from "./pages-ahead.ts";
import type { FetchPage } from "./page.ts";
import { RecentIds } from "./recent-ids.ts";
import { windowAfter, windowAround, type Window } from "./window.ts";

/** The most that the document allows: fewer requests for the same calls. */
const LARGEST_PAGE = listCallsQueryLimits.per_page.maximum;
/** Smaller pages leave no room for sharing rows with those before. */
const SMALLEST_PAGE = 20;
/** In pages that a server makes smaller than this, there is not always room for sharing a row. */
const SMALLEST_SHARING = 12;
/** Far more calls than arrive between two requests. As long as no more do, none is given twice. */
const REMEMBERED_CALLS = 10_000;
/** How many answers in a row may lead no further although the server says that there is more: many while the list changes. */
const PATIENCE = { unchanged: 3, changing: 50 };
/** How many steps back may be taken without getting further than before. */
const MOST_STEPS_BACK = 1_000;

/** Where a reader of a list has stopped. It can be kept as JSON. */
export interface ListPosition {
  /** The `meta` of the last page of which every call was given. */
  meta: PageMeta;
  /** How many calls were given, those of a page that was begun, too. */
  given: number;
  /** The ids of the calls that were given, or of the last of them: at least as many as may have arrived since. */
  ids: readonly string[];
}

/** How to scan: how many pages to ask for ahead of the reader, and where it goes on, or the first page if it was asked for before. */
export interface ScanOptions {
  concurrency: number;
  signal?: AbortSignal | undefined;
  first?: Promise<ListCallsResponse> | undefined;
  after?: ListPosition | undefined;
}

/**
 * Gives every call of the query once, a page at a time, in whatever fixed order the server keeps. Calls that arrive meanwhile push
 * others to later pages, and calls that leave pull others to earlier ones. So a page counts only if it shares a row with what was
 * given before; otherwise an earlier page is asked for. By induction, what is there from the first request to the last is given
 * exactly once, also where pages are asked for together: each is right for its own moment. Throws `InvalidResponseError` when the
 * server contradicts itself: it says that there is more and never gives it, or gives the same calls as other pages.
 */
export async function* scan(
  fetchPage: FetchPage,
  query: ExactListCallsQuery,
  { after, concurrency, first, signal }: ScanOptions,
): AsyncGenerator<ListCallsResponse, void, undefined> {
  const { given: givenBefore = 0, ids = [], meta: reached } = after ?? {};
  const seen = new RecentIds(REMEMBERED_CALLS + ids.length);
  for (const id of ids) seen.add(id);
  let largest = Math.max(query.per_page ?? LARGEST_PAGE, SMALLEST_PAGE);
  let fixed: number | undefined; // the size of all pages, where the server leaves no choice
  // How many rows, from the head of the list, need no more looking at.
  let covered = reached ? Math.min(reached.page * reached.per_page, reached.total) : 0;
  let total = NaN; // of the last page that counted
  let leastTotal = Infinity; // of all pages that counted
  let given = givenBefore; // how many calls
  let furthest = covered; // how many rows were covered at most
  let stepsBack = 0; // since then
  let back = 0; // how many rows before those to look for one that was given
  let idle = 0; // how much patience is used up

  function windowFrom(rows: number): Window {
    const row = Math.max(0, rows - back);
    if (fixed !== undefined) return { page: Math.floor(row / fixed) + 1, per_page: fixed };
    return back === 0 ? windowAfter(rows, largest) : windowAround(row, largest);
  }

  /** Whether the last row of the list is one that was not given. A single row lies elsewhere where a server mixes up its pages. */
  async function endsElsewhere(): Promise<boolean> {
    const { data } = await fetchPage({ ...query, page: total, per_page: 1 }, signal);
    return data.some(({ id }) => !seen.has(id));
  }

  const ahead = new PagesAhead((window, left) => fetchPage({ ...query, ...window }, left), signal);
  try {
    if (first) ahead.push(query, first);
    else ahead.ask(windowFrom(covered));
    for (;;) {
      const { answer, asked } = await ahead.next();
      const { data, meta } = answer;
      const start = (meta.page - 1) * meta.per_page;
      const end = start + data.length;
      const { per_page: size = meta.per_page } = asked;
      if (meta.per_page < size) largest = meta.per_page;
      if (meta.per_page > size) fixed = meta.per_page;
      if (largest < SMALLEST_SHARING) fixed = largest;

      // Where no size makes pages share a row, the next one counts as long as nothing seems to have changed.
      const adjoins = start <= covered && (fixed !== undefined || start === covered) && meta.total === total;
      if (meta.per_page < size && end < covered) {
        ahead.drop(); // smaller pages with this number are far behind: asked for anew, where it goes on
      } else if (start === 0 || adjoins || data.some(({ id }) => seen.has(id))) {
        const fresh = data.filter(({ id }) => seen.add(id));
        if (fresh.length > 0) yield { data: fresh, meta };
        const isChanging = meta.total !== total;
        given += fresh.length;
        total = meta.total;
        leastTotal = Math.min(leastTotal, total);
        // A full page that reaches beyond the total shows that the total is wrong: more may follow.
        const isEnd = end === total || (end > total && data.length < meta.per_page);
        // Fewer calls than there ever were: some may have left, or pages gave the same calls again.
        const isShort = isEnd && given < leastTotal && (await endsElsewhere());
        if (isEnd && !isShort) return;
        const leadsOn = !isShort && end > covered && (fresh.length > 0 || end < total);
        idle = leadsOn ? 0 : idle + 1 / PATIENCE[isChanging ? "changing" : "unchanged"];
        if (isShort) ahead.drop();
        covered = isShort ? given : end;
        if (covered > furthest) [furthest, stepsBack] = [covered, 0];
        back = 0;
      } else {
        stepsBack++;
        back = Math.max(8, back * 4);
        ahead.drop(); // they lie further on still
      }
      if (idle > 1 || stepsBack > MOST_STEPS_BACK) throw neverGiven(given, answer);

      if (ahead.size === 0) ahead.ask(windowFrom(covered));
      while (back === 0 && ahead.size < concurrency && ahead.end < total) ahead.ask(windowFrom(ahead.end));
    }
  } finally {
    ahead.drop();
  }
}

function neverGiven(given: number, { meta }: ListCallsResponse): InvalidResponseError {
  return new InvalidResponseError(
    `The server says that there are ${meta.total} calls, but its pages hold ${given}. Try again; if it stays so, tell SmartAlex.`,
    { body: "" },
  );
}
