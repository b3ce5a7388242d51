import { listCallsQueryLimits, type ExactListCallsQuery, type ListCallsResponse } from "@smartalex/contract";
import { InvalidResponseError } from "../errors.ts";
import type { FetchPage } from "./page.ts";
import { RecentIds } from "./recent-ids.ts";
import { windowAfter, windowAround } from "./window.ts";

/** The most that the document allows: fewer requests for the same calls. */
const LARGEST_PAGE = listCallsQueryLimits.per_page.maximum;
/** Smaller pages leave no room for sharing rows with those before. */
const SMALLEST_PAGE = 20;
/** Far more calls than arrive between two requests. As long as no more do, none is given twice. */
const REMEMBERED_CALLS = 10_000;
/** How many answers in a row may lead no further although the server says that there is more. */
const PATIENCE = 3;

/**
 * Gives every call of the query once, a page at a time, in whatever fixed order the server keeps. Calls that arrive meanwhile push
 * others to later pages, and calls that leave pull others to earlier ones. So a page counts only if it shares a row with what was
 * given before; otherwise an earlier page is asked for. By induction, what is there from the first request to the last is given
 * exactly once. Goes on from `first`, the first page, where that was asked for before. Throws `InvalidResponseError` when the server
 * says that there is more and never gives it.
 */
export async function* scan(
  fetchPage: FetchPage,
  query: ExactListCallsQuery,
  first?: Promise<ListCallsResponse>,
): AsyncGenerator<ListCallsResponse, void, undefined> {
  const seen = new RecentIds(REMEMBERED_CALLS);
  let largest = Math.max(query.per_page ?? LARGEST_PAGE, SMALLEST_PAGE);
  let asked: ExactListCallsQuery = first ? query : { ...query, per_page: largest };
  let answer = await (first ?? fetchPage(asked));
  let fixed: number | undefined; // the size of all pages, where the server has one of its own
  let covered = 0; // how many rows, from the head of the list, need no more looking at
  let total = 0; // of the last page that counted
  let back = 0; // how many rows before those to look for one that was given
  let idle = 0; // how many pages in a row led no further

  for (;;) {
    const { data, meta } = answer;
    const start = (meta.page - 1) * meta.per_page;
    const end = start + data.length;
    if (asked.per_page !== undefined && meta.per_page < asked.per_page) largest = meta.per_page;
    if (asked.per_page !== undefined && meta.per_page > asked.per_page) fixed = meta.per_page;

    // Pages whose size cannot vary share no row: the next one counts as long as nothing seems to have changed.
    const adjoins = fixed !== undefined && start <= covered && meta.total === total;
    const fresh = data.filter(({ id }) => !seen.has(id));
    if (start === 0 || adjoins || fresh.length < data.length) {
      for (const { id } of fresh) seen.add(id);
      if (fresh.length > 0) yield { data: fresh, meta };
      if (end >= meta.total) return;
      idle = end > covered ? 0 : idle + 1;
      if (idle > PATIENCE) throw neverGiven(end, answer);
      covered = end;
      total = meta.total;
      back = 0;
    } else back = Math.max(8, back * 4);
    const row = Math.max(0, covered - back);
    if (fixed !== undefined) asked = { ...query, page: Math.floor(row / fixed) + 1, per_page: fixed };
    else asked = { ...query, ...(back === 0 ? windowAfter(covered, largest) : windowAround(row, largest)) };
    answer = await fetchPage(asked);
  }
}

function neverGiven(given: number, { meta }: ListCallsResponse): InvalidResponseError {
  return new InvalidResponseError(
    `The server says that there are ${meta.total} calls, but gives no more than ${given}. Try again; if it stays so, tell SmartAlex.`,
    { body: "" },
  );
}
