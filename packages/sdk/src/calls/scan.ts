import type { Call, ListCallsQuery } from "@smartalex/contract";
import { fetchCallPage, type CallPage, type FetchPage } from "./page.ts";

/** The most that the contract allows: fewer requests for the same calls. */
const PER_PAGE = 100;

/** Gives every call of the query once, page by page, from `query.page` on; calls that arrive meanwhile push none out twice. */
export async function* scan(fetchPage: FetchPage, query: ListCallsQuery): AsyncGenerator<Call, void, undefined> {
  const seen = new Set<string>();
  let page: CallPage | undefined = await fetchCallPage(fetchPage, { ...query, per_page: query.per_page ?? PER_PAGE });
  while (page) {
    for (const call of page.data) {
      if (seen.has(call.id)) continue;
      seen.add(call.id);
      yield call;
    }
    page = await page.nextPage();
  }
}
