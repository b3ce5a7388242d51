/** A page, as the API counts pages: rows `(page - 1) * per_page` to `page * per_page` of the list, without the last. */
export interface PageRange {
  page: number;
  per_page: number;
}

/** How many rows a page should share with the page before, so that the two still overlap after one row was deleted. */
const OVERLAP = 2;

/**
 * Returns the page that reaches furthest beyond the first `covered` rows of a list and shares two of these rows.
 *
 * Pages start at multiples of their size, so the size varies, up to `maxSize`, to share few rows beyond the two. With `maxSize` 100, a list
 * takes about 15 % more pages than a plain loop. Planning several pages ahead cannot reduce this: the more rows are covered, the further the
 * next page reaches, so the furthest page is always the best choice. Sharing one row instead of two would save one page in a hundred, but a
 * single deleted row would then cost an extra request.
 *
 * For a few values of `covered`, no page shares two rows and goes further. The page then shares one row, or none if every size divides
 * `covered`.
 */
export function nextOverlappingPage(covered: number, maxSize: number): PageRange {
  for (let overlap = OVERLAP; overlap > 0; overlap--) {
    const range = pageContainingRow(Math.max(0, covered - overlap), maxSize);
    if (range.page * range.per_page > covered) return range;
  }
  return { page: Math.floor(covered / maxSize) + 1, per_page: maxSize };
}

/** Returns the page that contains this row, counted from 0, and ends last. */
export function pageContainingRow(row: number, maxSize: number): PageRange {
  let best: PageRange = { page: 1, per_page: 0 };
  for (let per_page = maxSize; per_page > 0; per_page--) {
    const page = Math.floor(row / per_page) + 1;
    if (page * per_page > best.page * best.per_page) best = { page, per_page };
  }
  return best;
}
