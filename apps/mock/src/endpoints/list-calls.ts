import type { Dataset } from "../dataset/dataset.ts";
import { fail, succeed } from "../respond.ts";
import { readListQuery, type PageLimit } from "./list-query.ts";

/** `GET /calls`: one page of the calls that the query matches; a page past the end is empty. */
export function listCalls(dataset: Dataset, search: URLSearchParams, limit: PageLimit, nowMs: number): Response {
  const query = readListQuery(search, limit);
  if ("problem" in query) return fail(400, "invalid_request", query.problem);
  const { calls, total } = dataset.page(query, nowMs);
  return succeed({ data: calls, meta: { total, page: query.page, per_page: query.per_page } });
}
