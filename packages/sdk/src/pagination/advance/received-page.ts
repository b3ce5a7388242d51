import type { Call, ListCallsQuery, CallListBody } from "@smartalex/contract";
import type { SeenIds } from "../seen-ids.ts";

/** A page as it arrived, compared with the request and with what was returned before. */
export interface ReceivedPage {
  /** The requested size; the page's own if none was requested. */
  requestedSize: number;
  /** How many rows of the list the page stands for. It can have fewer. */
  size: number;
  /** The position of its first row. */
  start: number;
  /** How many rows it has. */
  rows: number;
  /** `meta.total` of this response. */
  total: number;
  /** The calls that were not returned before. */
  fresh: Call[];
  /** Whether any of its calls was returned before. */
  isOverlapping: boolean;
}

/** Measures a page. `meta.per_page` counts, unless the page has more rows than that. */
export function receivePage(
  { data, meta }: CallListBody,
  requested: Pick<ListCallsQuery, "per_page">,
  seen: SeenIds,
): ReceivedPage {
  const rows = data.length;
  const requestedSize = requested.per_page ?? Math.max(meta.per_page, rows);
  const size = rows > meta.per_page ? Math.max(rows, requestedSize) : meta.per_page;
  const inPage = new Set<string>();
  const fresh = data.filter(({ id }) => !seen.has(id) && !inPage.has(id) && inPage.add(id));
  const isOverlapping = data.some(({ id }) => seen.has(id));
  return { requestedSize, size, start: (meta.page - 1) * size, rows, total: meta.total, fresh, isOverlapping };
}

/** Whether a page is one whose rows and total do not add up: it has fewer rows than the list has there, or more. */
export function isContradictory({ rows, size, start, total }: ReceivedPage): boolean {
  const expected = Math.max(0, Math.min(size, total - start));
  return rows !== expected;
}
