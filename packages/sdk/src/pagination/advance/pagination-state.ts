import type { ListCallsQuery } from "@smartalex/contract";
import { listCallsQueryLimits } from "@smartalex/contract/constants";
import type { ListCheckpoint } from "../list-checkpoint.ts";
import { nextOverlappingPage, pageContainingRow, type PageRange } from "../page-range.ts";

/** The largest page size that the API document allows: the fewest requests for the same calls. */
const LARGEST_PAGE = listCallsQueryLimits.per_page.maximum;
/** Smaller pages are requested only if the server gives no larger ones. */
const SMALLEST_PAGE = 20;
/** In smaller pages there is not always room for a row of the page before. */
export const SMALLEST_OVERLAPPING_PAGE = 12;
/** How many rows of a page that leaves rows out should have been returned before. */
const OVERLAP = 3;

/**
 * What is known between two responses. Positions count rows from the head of the list, as `page` and `per_page` do. They say where to
 * read on, and may be wrong: only a row that was returned before proves that a page continues the list.
 */
export interface PaginationState {
  /** What the outstanding request is for: the next rows, the last row of the list, or a page past its end. */
  readonly phase: "reading" | "checking-last-row" | "looking-past-end";

  /** The largest page size to request, and the largest that the server accepts. */
  readonly largest: number;
  readonly limit: number;
  /** The size of every page, if pages cannot overlap: the server ignores `per_page`, or its pages are too small. */
  readonly fixed: number | undefined;
  /** `false` after a page was smaller than requested: pages may have one fixed size. */
  readonly isSizeKnown: boolean;
  /** Whether the size was rejected, and the server's default is not known yet. */
  readonly isSizeRejected: boolean;
  /** The most rows that one page has had. */
  readonly most: number;
  /** Whether pages were found to be cut off at fewer rows than requested, while `meta.per_page` does not say so. */
  readonly isCutOff: boolean;
  /** Whether pages leave out rows: a page of 100 has fewer rows, and the next rows are on the next page nevertheless. */
  readonly sparse: "no" | "assumed" | "yes";

  /** The position where reading goes on. */
  readonly covered: number;
  /** The same if the last page was not sparse but cut off: its start plus its rows. */
  readonly safe: number;
  /** The furthest position that had a new row. */
  readonly furthest: number;
  /** Pages with new rows since the last step back. `Infinity` before the first step back. */
  readonly sinceStepBack: number;
  /** How far before `covered` to look for a row that was returned before. */
  readonly back: number;
  /** How many rows the last accepted page had, and its size. */
  readonly lastRows: number;
  readonly lastSize: number;

  /** `meta.total` of the last page that was accepted. `NaN` before the first. */
  readonly total: number;
  /** Whether all accepted pages had the same total. */
  readonly isTotalSteady: boolean;
  /** The smallest `meta.total` of all accepted pages. */
  readonly leastTotal: number;
  /** How many calls were returned. */
  readonly given: number;

  /** Whether a response has contradicted itself: its rows do not add up to its total. Then a total alone proves no end. */
  readonly isOdd: boolean;
  /** Where a page was empty although its total said that it has rows. */
  readonly emptyFrom: number;
  /** How many pages were requested to see whether the list has ended, and how many rows the last of them had. */
  readonly pastPages: number;
  readonly pastRows: number;
  /** Where the end is looked for after a small page at `covered` was empty. */
  readonly endSearch: EndSearch | undefined;
  /** Whether any of them was empty. */
  readonly isEmptyPast: boolean;
  /** Whether any that lies past the end had calls that were returned before. */
  readonly isRepeatedPast: boolean;
  /** Whether the last page was read again after them. */
  readonly isLastChecked: boolean;
  /** Whether the last page was read again and nothing had moved across its end. */
  readonly isUnmoved: boolean;
  /** How many responses there were, and how many of them had new rows. */
  readonly responses: number;
  readonly fruitful: number;
  /** How many responses in a row had no new row. */
  readonly fruitless: number;
  /** Whether a page was accepted only because it followed the one before. */
  readonly cannotOverlap: boolean;
}

/** A search for the end of a list in smaller positions. */
export interface EndSearch {
  /** The position to look at. */
  readonly end: number;
  /** How many pages were empty. */
  readonly steps: number;
  /** The first position that is known to be past the end. */
  readonly empty: number;
  /** The end of the last page that is known to be full of calls that were returned before. */
  readonly last: number | undefined;
}

/** The state before the first page, or before the first page after a position. `limit` is the largest page that the server accepts. */
export function startState(
  { per_page }: ListCallsQuery,
  { after, limit = LARGEST_PAGE }: { after: ListCheckpoint | undefined; limit: number | undefined },
): PaginationState {
  const { given = 0, meta } = after ?? {};
  const covered = meta ? Math.min(meta.page * meta.per_page, meta.total) : 0;
  const largest = Math.min(Math.max(per_page ?? LARGEST_PAGE, SMALLEST_PAGE), Math.max(limit, per_page ?? 0));
  return {
    phase: "reading",
    largest,
    limit: largest,
    fixed: largest < SMALLEST_OVERLAPPING_PAGE ? largest : undefined,
    isSizeKnown: true,
    isSizeRejected: false,
    most: 0,
    isCutOff: false,
    sparse: "no",
    covered,
    safe: covered,
    furthest: covered,
    sinceStepBack: Infinity,
    back: 0,
    lastRows: 0,
    lastSize: 0,
    total: NaN,
    isTotalSteady: true,
    leastTotal: Infinity,
    given,
    isOdd: false,
    emptyFrom: Infinity,
    pastPages: 0,
    pastRows: 0,
    endSearch: undefined,
    isEmptyPast: false,
    isRepeatedPast: false,
    isLastChecked: false,
    isUnmoved: false,
    responses: 0,
    fruitful: 0,
    fruitless: 0,
    cannotOverlap: false,
  };
}

/** The page to request when the list is covered up to a position, or will be once the pages that are on their way have arrived. */
export function nextPage(state: PaginationState, covered = state.covered): PageRange {
  const { back, fixed, largest, lastRows, lastSize, sparse } = state;
  const overlap = sparse === "no" ? 0 : Math.min(Math.ceil((OVERLAP * lastSize) / lastRows), Math.floor(largest / 2));
  const row = Math.max(0, covered - Math.max(back, overlap));
  if (fixed !== undefined) return { page: Math.floor(Math.max(0, covered - back) / fixed) + 1, per_page: fixed };
  return row === covered ? nextOverlappingPage(covered, largest) : pageContainingRow(row, largest);
}

/** How many pages with new rows there must be after a step back before pages are requested ahead again. Most would be wasted. */
const PAGES_BEFORE_LOOKING_AHEAD = 2;
/** Pages are requested ahead only if no more responses than this, and one for every eighth page, had no new rows. */
const MOST_WASTED = 4;

/**
 * The next page to request before those in front of it have arrived, if any. A server that has contradicted itself is read one page at a
 * time, and so is one whose pages cannot overlap: there a page counts only if nothing has changed since the one before.
 */
export function nextPrefetchedPage(state: PaginationState, end: number): PageRange | undefined {
  const { back, fixed, fruitful, isOdd, isSizeKnown, phase, responses, sinceStepBack, total } = state;
  const isSteady =
    back === 0 &&
    phase === "reading" &&
    sinceStepBack >= PAGES_BEFORE_LOOKING_AHEAD &&
    responses - fruitful <= MOST_WASTED + fruitful / 8;
  if (fixed !== undefined || isOdd || !isSizeKnown || !isSteady || !(end < total)) return undefined;
  const window = nextPage(state, end);
  return (window.page - 1) * window.per_page < end ? window : undefined;
}
