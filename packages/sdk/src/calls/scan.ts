import type { ExactListCallsQuery, ListCallsResponse } from "@smartalex/contract";
import type { ListPosition } from "./list-position.ts";
import { PagesAhead } from "./pages-ahead.ts";
import type { FetchPage } from "./page.ts";
import { RecentIds } from "./recent-ids.ts";
import { advance, mayLookAhead, startState, windowFrom, type ReceivedPage } from "./scan-state.ts";

/** Far more calls than arrive between two requests. As long as no more do, none is given twice. */
const REMEMBERED_CALLS = 10_000;

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
  const seen = new RecentIds(REMEMBERED_CALLS + (after?.ids.length ?? 0));
  for (const id of after?.ids ?? []) seen.add(id);
  const ahead = new PagesAhead((window, left) => fetchPage({ ...query, ...window }, left), signal);
  let state = startState(query, after);
  try {
    if (first) ahead.push(query, first);
    else ahead.ask(windowFrom(state, state.covered));
    for (;;) {
      const { answer, asked } = await ahead.next();
      const step = advance(state, receive(answer, asked, seen));
      state = step.state;
      for (const { id } of step.items) seen.add(id);
      if (step.items.length > 0) yield { data: step.items, meta: answer.meta };

      const { next } = step;
      if (next.kind === "done") return;
      if (next.kind === "error") throw next.error;
      if (!next.keepsAhead) ahead.drop();
      if (ahead.size === 0) ahead.ask(next.window);
      while (ahead.size < concurrency && mayLookAhead(state, ahead.end)) ahead.ask(windowFrom(state, ahead.end));
    }
  } finally {
    ahead.drop();
  }
}

/** Compares a page with what was returned before. */
function receive(
  { data, meta }: ListCallsResponse,
  requested: ReceivedPage["requested"],
  seen: RecentIds,
): ReceivedPage {
  const inPage = new Set<string>();
  const fresh = data.filter(({ id }) => !seen.has(id) && !inPage.has(id) && inPage.add(id));
  return { requested, meta, data, fresh, isOverlapping: data.some(({ id }) => seen.has(id)) };
}
