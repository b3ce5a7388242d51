import type { ListBody, PageQuery } from "../list-source.ts";
import type { SeenIds } from "../seen-ids.ts";

/** A page that the server returned, compared with the request and with the items that were returned before. */
export interface ReceivedPage<Item = unknown> {
  /** The requested page size. Equals `size` if the request set no page size. */
  requestedSize: number;
  /** The page size that the server used, which may be larger than the number of rows of the page. */
  size: number;
  /** The position of the first row of the page. */
  start: number;
  /** The number of rows of the page. */
  rows: number;
  /** `meta.total` of the response. */
  total: number;
  /** The items of the page that were not returned before. */
  newItems: Item[];
  /** True if any item of the page was returned before. */
  isOverlapping: boolean;
}

/**
 * Determines the size, the position and the new items of a page. The size is `meta.per_page`, or a larger number if the response has more rows than
 * `meta.per_page`.
 */
export function receivePage<Item extends { id: string }>(
  { data, meta }: ListBody<Item>,
  requested: PageQuery,
  seen: SeenIds,
): ReceivedPage<Item> {
  const rows = data.length;
  const requestedSize = requested.per_page ?? Math.max(meta.per_page, rows);
  const size = rows > meta.per_page ? Math.max(rows, requestedSize) : meta.per_page;
  const idsInPage = new Set<string>();
  const newItems = data.filter(({ id }) => !seen.has(id) && !idsInPage.has(id) && idsInPage.add(id));
  const isOverlapping = data.some(({ id }) => seen.has(id));
  return { requestedSize, size, start: (meta.page - 1) * size, rows, total: meta.total, newItems, isOverlapping };
}

/** Returns whether a response contradicts itself: it has fewer or more rows than its total implies. */
export function isContradictory({ rows, size, start, total }: ReceivedPage): boolean {
  const expected = Math.max(0, Math.min(size, total - start));
  return rows !== expected;
}
