import { pendingEndCheck } from "./list-end.ts";
import type { ReceivedPage } from "./received-page.ts";
import { MIN_OVERLAPPING_SIZE, type EndSearch, type PaginationState } from "./pagination-state.ts";

/**
 * The number of rows by which a search for the end of a list first steps back from an empty page. Each further step is four times as long as the
 * previous step.
 */
const FIRST_STEP_BACK_FROM_END = 8;
/** The maximum number of steps back in a search for the end of a list. If more steps are needed, the search stops. */
const MAX_STEPS_BACK_FROM_END = 3;

/**
 * Starts or continues a search for the end of a list that ends earlier than assumed.
 *
 * To check the end of a list, the client requests a small page that should contain the last items. If the small page is empty, the list ends earlier
 * than assumed, because the client computed positions with a page size that the server did not use. The search steps back from the empty page until
 * it reaches a page with items, and then looks for the end of the list between the two pages. Returns `undefined` if no search is necessary, or if
 * the search is over.
 */
export function withEndSearch(
  before: PaginationState,
  { requestedSize, rows, start }: ReceivedPage,
): PaginationState | undefined {
  const { covered, endChecks, endSearch } = before;
  if (pendingEndCheck(before) !== "small-overlapping") return undefined;
  if (!endSearch && (rows > 0 || start === 0 || start >= covered)) return undefined;
  const { empty = start, last, steps = 0 } = endSearch ?? {};
  const search =
    rows === 0
      ? { steps: steps + 1, last, empty: start }
      : { steps, last: start + rows, empty: rows < requestedSize ? start : empty };
  const end = nextSearchPosition(search);
  if (end === undefined) return undefined;
  return { ...before, endSearch: { ...search, end }, endChecks: endChecks - 1 }; // requests the small page again, at the new position
}

/**
 * Returns the next position to check for the end of the list, or `undefined` if no position is left. If the search has already found a page with
 * items, the next position is halfway between that page and the empty page.
 */
function nextSearchPosition({ empty, last, steps }: Omit<EndSearch, "end">): number | undefined {
  if (last !== undefined) {
    return empty - last > MIN_OVERLAPPING_SIZE ? Math.floor((last + empty) / 2) : undefined;
  }
  const end = empty - FIRST_STEP_BACK_FROM_END * 4 ** (steps - 1);
  return steps > MAX_STEPS_BACK_FROM_END || end <= 0 ? undefined : end;
}
