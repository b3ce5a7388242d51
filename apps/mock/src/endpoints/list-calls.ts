import { readListQuery } from "../behaviours/validate-request.ts";
import { listed, matching, type Dataset } from "../dataset/dataset.ts";
import { fail, succeed } from "../respond.ts";

/** `GET /calls`: one page of the calls that the query matches; a page past the end is empty. */
export function listCalls(dataset: Dataset, search: URLSearchParams, nowMs: number): Response {
  const query = readListQuery(search);
  if ("problem" in query) return fail(400, "invalid_request", query.problem);
  const { page, per_page } = query;
  const calls = matching(dataset.callsAt(nowMs), query, nowMs);
  const data = calls.slice((page - 1) * per_page, page * per_page).map(listed);
  return succeed({ data, meta: { total: calls.length, page, per_page } });
}
