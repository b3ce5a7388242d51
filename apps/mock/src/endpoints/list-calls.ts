import { ByteWriter } from "../byte-writer.ts";
import type { Filter, Selection, Source } from "../dataset/source.ts";
import type { MockResponse } from "../handler.ts";
import { RecentMap } from "../recent-map.ts";
import { encode, fail, succeedWith, success, type Success } from "../respond.ts";
import { readListQuery, type ListQuery, type PageLimit } from "./list-query.ts";

const HOUR_MS = 3_600_000;
/** Pages of at most so many rows are kept, and as many of them. */
const KEPT_ROWS = 100;
const KEPT_PAGES = 100;
/** Queries whose reading is kept. */
const KEPT_QUERIES = 200;
const START = encode('{"data":[');
const COMMA = encode(",");

/** `GET /calls`: one page of the calls that the query matches; a page past the end is empty. */
export function listCalls(source: Source, limit: PageLimit): (search: string, nowMs: number) => MockResponse {
  const writer = new ByteWriter();
  const pages = new RecentMap<string, Success>(KEPT_PAGES);
  const queries = new RecentMap<string, ReturnType<typeof readListQuery>>(KEPT_QUERIES);
  return (search, nowMs) => {
    const query = queries.get(search) ?? readListQuery(new URLSearchParams(search), limit);
    queries.set(search, query);
    if ("problem" in query) return fail(400, "invalid_request", query.problem);
    const selection = source.select(toFilter(query, nowMs), nowMs);
    const version = `${selection.version}.${query.page}.${query.per_page}`;
    const known = pages.get(version);
    if (known) return succeedWith(known);
    writer.clear(); // a file that has changed may have ended a page half way
    write(writer, selection, query);
    const page = success(writer.take(), version);
    if (query.per_page <= KEPT_ROWS) pages.set(version, page);
    return succeedWith(page);
  };
}

function toFilter({ since_hours = Infinity, status }: ListQuery, nowMs: number): Filter {
  return { status, sinceMs: nowMs - since_hours * HOUR_MS };
}

function write(writer: ByteWriter, selection: Selection, { page, per_page }: ListQuery): void {
  const { total } = selection;
  const from = Math.min((page - 1) * per_page, total);
  const to = Math.min(from + per_page, total);
  writer.bytes(START);
  for (let index = from; index < to; index++) {
    if (index > from) writer.bytes(COMMA);
    selection.write(writer, index);
  }
  writer.text(`],"meta":{"total":${total},"page":${page},"per_page":${per_page}}}`);
}
