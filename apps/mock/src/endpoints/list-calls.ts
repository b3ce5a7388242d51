import { ByteWriter } from "../byte-writer.ts";
import type { Filter, Selection, Source } from "../dataset/source.ts";
import type { MockResponse } from "../handler.ts";
import { RecentMap } from "../recent-map.ts";
import { encode, fail, succeedWith, success, type Success } from "../respond.ts";
import { readListQuery, type ListQuery, type PageLimit } from "./list-query.ts";

const HOUR_MS = 3_600_000;
/** How many queries are kept as they were read, with the page that is the answer again and again if it has at most so many rows. */
const KEPT_QUERIES = 100;
const KEPT_ROWS = 100;
const START = encode('{"data":[');

/** A query, the version of what it selected the last time, and the page of that, once it was asked for again. */
interface Asked {
  query: ReturnType<typeof readListQuery>;
  version: string | undefined;
  page: Success | undefined;
}

/** `GET /calls`: one page of the calls that the query matches; a page past the end is empty. */
export function listCalls(source: Source, limit: PageLimit): (search: string, nowMs: number) => MockResponse {
  const writer = new ByteWriter();
  const queries = new RecentMap<string, Asked>(KEPT_QUERIES);
  function read(search: string): Asked {
    const query = readListQuery(new URLSearchParams(search), limit);
    const asked: Asked = { query, version: undefined, page: undefined };
    queries.set(search, asked);
    return asked;
  }
  return (search, nowMs) => {
    const asked = queries.get(search) ?? read(search);
    const { query } = asked;
    if ("problem" in query) return fail(400, "invalid_request", query.problem);
    const selection = source.select(toFilter(query, nowMs), nowMs);
    const { version } = selection;
    const isAskedAgain = asked.version === version;
    if (isAskedAgain && asked.page) return succeedWith(asked.page);
    writer.clear(); // a file that has changed may have ended a page half way
    write(writer, selection, query);
    const page = success(writer.take(), `${version}.${query.page}.${query.per_page}`);
    asked.version = version;
    // A page that nobody asks for again would only outlive what V8 frees at little cost.
    asked.page = isAskedAgain && query.per_page <= KEPT_ROWS ? page : undefined;
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
