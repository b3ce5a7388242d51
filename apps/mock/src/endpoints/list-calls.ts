import { ByteWriter } from "../byte-writer.ts";
import type { Filter, Selection, Source } from "../dataset/source.ts";
import type { MockResponse } from "../handler.ts";
import { RecentMap } from "../recent-map.ts";
import { encode, fail, succeedWith, success, type Success } from "../respond.ts";
import { readListQuery, type ListQuery, type PageLimit } from "./list-query.ts";

const HOUR_MS = 3_600_000;
/** How many queries are kept as they were read, with the page that was the answer if it has at most so many rows. */
const KEPT_QUERIES = 100;
const KEPT_ROWS = 100;
const START = encode('{"data":[');

/** A query, and the last answer to it. */
interface Asked {
  query: ReturnType<typeof readListQuery>;
  page: (Success & { version: string }) | undefined;
}

/** `GET /calls`: one page of the calls that the query matches; a page past the end is empty. */
export function listCalls(source: Source, limit: PageLimit): (search: string, nowMs: number) => MockResponse {
  const writer = new ByteWriter();
  const queries = new RecentMap<string, Asked>(KEPT_QUERIES);
  function read(search: string): Asked {
    const asked: Asked = { query: readListQuery(new URLSearchParams(search), limit), page: undefined };
    queries.set(search, asked);
    return asked;
  }
  return (search, nowMs) => {
    const asked = queries.get(search) ?? read(search);
    const { page: known, query } = asked;
    if ("problem" in query) return fail(400, "invalid_request", query.problem);
    const selection = source.select(toFilter(query, nowMs), nowMs);
    const { version } = selection;
    if (known?.version === version) return succeedWith(known);
    writer.clear(); // a file that has changed may have ended a page half way
    write(writer, selection, query);
    const page = success(writer.take(), `${version}.${query.page}.${query.per_page}`);
    if (query.per_page <= KEPT_ROWS) asked.page = { ...page, version };
    return succeedWith(page);
  };
}

function toFilter({ page, per_page, since_hours = Infinity, status, ...others }: ListQuery, nowMs: number): Filter {
  others satisfies Record<string, never>; // a parameter that the mock would pass over does not compile
  return { status, sinceMs: nowMs - since_hours * HOUR_MS };
}

function write(writer: ByteWriter, selection: Selection, { page, per_page }: ListQuery): void {
  const { total } = selection;
  const from = Math.min((page - 1) * per_page, total);
  const to = Math.min(from + per_page, total);
  writer.bytes(START);
  selection.write(writer, { from, to });
  writer.text(`],"meta":{"total":${total},"page":${page},"per_page":${per_page}}}`);
}
