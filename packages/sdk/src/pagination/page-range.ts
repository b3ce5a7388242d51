/** A page, as the API counts them: rows `(page - 1) * per_page` up to `page * per_page` of the list. */
export interface PageRange {
  page: number;
  per_page: number;
}

/**
 * The window that goes furthest beyond the first `covered` rows of a list and still shares two of them, so that one may go and the
 * other still shows where it belongs. Windows begin at multiples of their size, so the size varies, up to `largest`, for them to share
 * little more. Hardly ever one row has to do, and where every size divides `covered`, none.
 */
export function nextOverlappingPage(covered: number, largest: number): PageRange {
  for (const row of [covered - 2, covered - 1]) {
    const window = pageContainingRow(Math.max(0, row), largest);
    if (window.page * window.per_page > covered) return window;
  }
  return { page: Math.floor(covered / largest) + 1, per_page: largest };
}

/** The window that has this row, counted from 0, and ends last. */
export function pageContainingRow(row: number, largest: number): PageRange {
  let best: PageRange = { page: 1, per_page: 0 };
  for (let per_page = largest; per_page > 0; per_page--) {
    const page = Math.floor(row / per_page) + 1;
    if (page * per_page > best.page * best.per_page) best = { page, per_page };
  }
  return best;
}
