import type { ReceivedPage } from "./received-page.ts";
import { SMALLEST_OVERLAPPING_PAGE, type EndSearch, type PaginationState } from "./pagination-state.ts";

/** How far to step back at first if the end is not where it was assumed, in rows. Each further step is four times as long. */
const FIRST_STEP_BACK_FROM_END = 8;
const MOST_STEPS_BACK_FROM_END = 3;

/**
 * The small page at the end has the last calls of the list. If it is empty, the end was assumed too far back: positions were counted in a
 * page size that the server did not use. Looks for the end between there and the nearest page before it that has calls of the list. Returns
 * `undefined` if this page is as it should be, or the end is found.
 */
export function withOtherEnd(
  before: PaginationState,
  { requestedSize, rows, start }: ReceivedPage,
): PaginationState | undefined {
  const { covered, endSearch, fixed, pastPages } = before;
  if (fixed !== undefined || pastPages !== 2) return undefined;
  if (!endSearch && (rows > 0 || start === 0 || start >= covered)) return undefined;
  const { last, steps = 0 } = endSearch ?? {};
  const search =
    rows === 0
      ? { steps: steps + 1, last, empty: start }
      : { steps, last: start + rows, empty: rows < requestedSize ? start : (endSearch?.empty ?? start) };
  const end = nextEnd(search);
  return end === undefined ? undefined : { ...before, endSearch: { ...search, end }, pastPages: 1 };
}

/** Where to look for the end next: half-way, if a page with calls is known. `undefined` if there is nowhere left. */
function nextEnd({ empty, last, steps }: Omit<EndSearch, "end">): number | undefined {
  if (last !== undefined) {
    return empty - last > SMALLEST_OVERLAPPING_PAGE ? Math.floor((last + empty) / 2) : undefined;
  }
  const end = empty - FIRST_STEP_BACK_FROM_END * 4 ** (steps - 1);
  return steps > MOST_STEPS_BACK_FROM_END || end <= 0 ? undefined : end;
}
