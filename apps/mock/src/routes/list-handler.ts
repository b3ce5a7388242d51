import { encode } from "../runtime/bytes.ts";
import { ByteWriter } from "../runtime/byte-writer.ts";
import type { ResultSet } from "../dataset/source/call-source.ts";
import { parseQuery, type PageLimit, type Query } from "./query-parameters.ts";
import { LruCache } from "../runtime/lru-cache.ts";
import { errorResponse, jsonResponse, cachedJson, type CachedJson } from "../http/responses.ts";
import type { OperationHandler } from "./api-handler.ts";

/** Number of queries that are kept with their parsed values and, if requested twice in a row, with a page of at most `CACHED_ROWS`. */
const CACHED_QUERIES = 100;
const CACHED_ROWS = 100;
const START = encode('{"data":[');

/** The validated query of a list operation. The document has defaults for `page` and `per_page`. */
export type ListQuery = Query & PageQuery;

/** The page that a query requests. */
export interface PageQuery {
  page: number;
  per_page: number;
}

/** A query, the version of its last results, and the page of those if it was requested again. */
interface CachedQuery {
  parsed: { query: ListQuery } | { problem: string };
  version: string | undefined;
  page: CachedJson | undefined;
}

/** Handles a list operation: returns one page of the results that `select` finds. A page past the end is empty. */
export function listHandler(
  select: (query: ListQuery, nowMs: number) => ResultSet,
  limit: PageLimit,
): OperationHandler {
  const writer = new ByteWriter();
  const queries = new LruCache<string, CachedQuery>(CACHED_QUERIES);
  return ({ operation, search }, nowMs) => {
    let cached = queries.get(search);
    if (!cached) {
      const parsed = parseQuery(operation.queryParameters, new URLSearchParams(search), limit);
      // The list operations of the document have both parameters, with defaults.
      cached = { parsed: parsed as CachedQuery["parsed"], version: undefined, page: undefined };
      queries.set(search, cached);
    }
    if ("problem" in cached.parsed) return errorResponse(400, "invalid_request", cached.parsed.problem);
    const { query } = cached.parsed;
    const results = select(query, nowMs);
    const { version } = results;
    const isRepeated = cached.version === version;
    if (isRepeated && cached.page) return jsonResponse(cached.page);
    writer.clear(); // if a file has changed, writing the last page may have failed halfway
    write(writer, results, query);
    const page = cachedJson(writer.take(), `${version}.${query.page}.${query.per_page}`);
    cached.version = version;
    // A cached page that is never requested again would survive V8's cheap collections of young objects, and cost more.
    cached.page = isRepeated && query.per_page <= CACHED_ROWS ? page : undefined;
    return jsonResponse(page);
  };
}

function write(writer: ByteWriter, { total, write: writeRows }: ResultSet, { page, per_page }: PageQuery): void {
  const from = Math.min((page - 1) * per_page, total);
  const to = Math.min(from + per_page, total);
  writer.bytes(START);
  writeRows(writer, { from, to });
  writer.text(`],"meta":{"total":${total},"page":${page},"per_page":${per_page}}}`);
}
