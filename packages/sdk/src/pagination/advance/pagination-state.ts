import type { ListCheckpoint, PageQuery, PageSizes } from "../list-source.ts";

/** The minimum page size to request, unless the server returns only smaller pages. */
const MIN_SIZE = 20;
/** The minimum size of pages that overlap. With smaller pages, the client cannot always find a page that contains a row of the previous page. */
export const MIN_OVERLAPPING_SIZE = 12;

/**
 * The information from all responses so far. A position is a number of rows from the start of the list, as in `page` and `per_page`. Positions only
 * determine which page to request next, and may be wrong. The only proof that a page follows the returned rows is a row that was returned before.
 */
export interface PaginationState {
  /** The purpose of the pending request: to get the next rows, to get the last row of the list, or to check whether the list has ended. */
  readonly phase: "reading" | "checking-last-row" | "checking-end";

  /** The largest page size to request now. */
  readonly maxSize: number;
  /** The largest page size that the server accepts. */
  readonly sizeLimit: number;
  /** The size of every page if pages cannot overlap. Pages cannot overlap if the server ignores `per_page` or its pages are too small. */
  readonly fixedSize: number | undefined;
  /** False after the server used a smaller page size than requested. All pages of the server may then have the same size. */
  readonly isSizeConfirmed: boolean;
  /** True if the server rejected the page size and the server's default size is not known yet. */
  readonly isSizeRejected: boolean;
  /** The largest number of rows that a page has had. */
  readonly maxRows: number;
  /** True if the server truncates pages: a page has fewer rows than `meta.per_page` says, and the next rows of the list follow directly. */
  readonly isTruncating: boolean;
  /** `yes` if the server omits rows: a page has fewer rows than `meta.per_page` says, but the next rows of the list are on the next page. */
  readonly omitsRows: "no" | "assumed" | "yes";

  /** The position in the list where reading continues. */
  readonly covered: number;
  /** The end of the most recently accepted page: its start plus its number of rows. If the page was truncated, reading continues at this position. */
  readonly receivedEnd: number;
  /** The highest end position of all pages with new rows. The end position of a page is its start plus its number of rows. */
  readonly furthest: number;
  /** The number of pages with new rows since the last step back. `Infinity` before the first step back. */
  readonly pagesSinceStepBack: number;
  /** The number of rows to step back from `covered`, so that the next page contains a row that was returned before. */
  readonly stepBack: number;
  /** The number of rows of the most recently accepted page. */
  readonly lastRows: number;
  /** The size of the most recently accepted page. */
  readonly lastSize: number;

  /** `meta.total` of the most recently accepted page. `NaN` before the first page. */
  readonly total: number;
  /** True if all accepted pages had the same `meta.total`. */
  readonly isTotalConstant: boolean;
  /** The smallest `meta.total` of all accepted pages. */
  readonly minTotal: number;
  /** The number of items that were returned. */
  readonly returned: number;

  /** True if a response has contradicted itself: its number of rows does not match its total. Totals then no longer prove the end of the list. */
  readonly isInconsistent: boolean;
  /**
   * The smallest position of a page that was empty, although it should have rows according to its total. `Infinity` before the first empty page of
   * this kind.
   */
  readonly firstEmptyPosition: number;
  /** The number of pages that were requested to check whether the list has ended. */
  readonly endChecks: number;
  /** The number of rows in the most recent page that was requested to confirm that the list has ended. */
  readonly lastCheckRows: number;
  /** True if any page that was requested to check the end of the list was empty. */
  readonly hasEmptyCheck: boolean;
  /** True if any page past the end of the list had items that were returned before. */
  readonly hasRepeatedCheck: boolean;
  /** True if the last page of the list was requested again after the other checks. */
  readonly isLastPageRechecked: boolean;
  /** The search for the end of the list, after a small page at `covered` was empty. */
  readonly endSearch: EndSearch | undefined;

  /** True if the previous page was requested again, and no row had moved from it to the next page or back. */
  readonly isPreviousUnchanged: boolean;
  /** True if a page was accepted without an overlap, because it follows the previous page. */
  readonly cannotOverlap: boolean;
  /** The number of responses. */
  readonly responseCount: number;
  /** The number of responses with new items. */
  readonly newItemResponses: number;
  /** The number of responses without new items since the most recent response with new items. */
  readonly responsesWithoutNewItems: number;
}

/** A search for the end of a list that ends earlier than assumed. */
export interface EndSearch {
  /** The position to check next. */
  readonly end: number;
  /** The number of checked pages that were empty. */
  readonly steps: number;
  /** The first position that is known to be past the end. */
  readonly empty: number;
  /** The end of the most recently checked page that had items. `undefined` if no checked page had items. */
  readonly last: number | undefined;
}

/** The start of a list, and the maximum size of its pages. */
export interface InitialStateOptions {
  after: ListCheckpoint | undefined;
  pageSizes: PageSizes;
  /** The largest page size that the server accepts. `undefined` if the server has not rejected a page size. */
  sizeLimit: number | undefined;
}

/** Returns the state before the first page, or before the first page after a checkpoint. */
export function initialState(
  { per_page }: PageQuery,
  { after, pageSizes, sizeLimit = pageSizes.maximum }: InitialStateOptions,
): PaginationState {
  const { meta, returned = 0 } = after ?? {};
  const covered = meta ? Math.min(meta.page * meta.per_page, meta.total) : 0;
  const requestedSize = Math.max(per_page ?? pageSizes.maximum, MIN_SIZE);
  const maxSize = Math.min(requestedSize, Math.max(sizeLimit, per_page ?? 0));
  return {
    phase: "reading",
    maxSize,
    sizeLimit: maxSize,
    fixedSize: maxSize < MIN_OVERLAPPING_SIZE ? maxSize : undefined,
    isSizeConfirmed: true,
    isSizeRejected: false,
    maxRows: 0,
    isTruncating: false,
    omitsRows: "no",
    covered,
    receivedEnd: covered,
    furthest: covered,
    pagesSinceStepBack: Infinity,
    stepBack: 0,
    lastRows: 0,
    lastSize: 0,
    total: NaN,
    isTotalConstant: true,
    minTotal: Infinity,
    returned,
    isInconsistent: false,
    firstEmptyPosition: Infinity,
    ...noEndChecks,
    isPreviousUnchanged: false,
    cannotOverlap: false,
    responseCount: 0,
    newItemResponses: 0,
    responsesWithoutNewItems: 0,
  };
}

/** The initial values of all fields that describe checks of the end of the list. */
export const noEndChecks = {
  endChecks: 0,
  lastCheckRows: 0,
  hasEmptyCheck: false,
  hasRepeatedCheck: false,
  isLastPageRechecked: false,
  endSearch: undefined,
} as const;
