/** A page, as the API counts them: rows `(page - 1) * per_page` up to `page * per_page` of the list. */
export interface Window {
  page: number;
  per_page: number;
}

/** How many rows a window shares with those before it, so that one of them may go and the other still shows where it belongs. */
const SHARED_ROWS = 2;

/**
 * The window that goes furthest beyond the first `covered` rows of a list and still shares two of them. Windows begin at
 * multiples of their size, so the size varies, up to `largest`, for them to share little more.
 */
export function windowAfter(covered: number, largest: number): Window {
  for (let row = covered - SHARED_ROWS; row > 0; row--) {
    const window = windowAround(row, largest);
    if (window.page * window.per_page > covered) return window;
    // Hardly ever, no size fits: then a window that shares one row more does.
  }
  return { page: 1, per_page: largest };
}

/** The window that has this row, counted from 0, and ends last. */
export function windowAround(row: number, largest: number): Window {
  let best: Window = { page: 1, per_page: 0 };
  for (let per_page = largest; per_page > 0; per_page--) {
    const page = Math.floor(row / per_page) + 1;
    if (page * per_page > best.page * best.per_page) best = { page, per_page };
  }
  return best;
}
