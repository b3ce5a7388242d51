import type { ListCheckpoint, PageQuery, PageSizes } from "../list-source.ts";

/** The minimum page size for reading a list, unless the server accepts or returns only smaller pages. */
const MIN_SIZE = 20;
/**
 * The minimum size of pages that overlap, that is, share rows. With a smaller page size, the client cannot always find a page that also contains a
 * row of the previous page.
 */
export const MIN_OVERLAPPING_SIZE = 12;

/**
 * What the client has learned about a list from all responses so far. A position is a row offset from the start of the list: page 2 with `per_page`
 * 20 starts at position 20. Positions may be wrong, so the client uses positions only to choose the next page. The only proof that a page follows the
 * returned rows is that the page contains a row that was returned before.
 */
export interface PaginationState {
  /** The purpose of the pending request: to get the next rows, to get the last row of the list, or to check whether the list has ended. */
  readonly phase: "reading" | "checking-last-row" | "checking-end";

  /** The largest page size that the client requests at the moment. */
  readonly maxSize: number;
  /** The largest page size that the server accepts. */
  readonly sizeLimit: number;
  /**
   * The size of every page if pages cannot overlap, otherwise `undefined`. Pages cannot overlap if the server ignores `per_page` or if its pages are
   * too small.
   */
  readonly fixedSize: number | undefined;
  /** False after the server used a smaller page size than requested, because the server may use the same size for all pages. */
  readonly isSizeConfirmed: boolean;
  /** True if the server rejected the page size and the server's default size is not known yet. */
  readonly isSizeRejected: boolean;
  /** The largest number of rows that any page has had. */
  readonly maxRows: number;
  /**
   * True if the server truncates pages: a page has fewer rows than `meta.per_page`, and the next rows of the list follow the last row of the page
   * directly.
   */
  readonly isTruncating: boolean;
  /** `yes` if the server omits rows from pages: a page has fewer rows than `meta.per_page`, but the next rows of the list are on the next page. */
  readonly omitsRows: "no" | "assumed" | "yes";

  /** The position in the list where reading continues. */
  readonly covered: number;
  /**
   * The end position of the most recently accepted page: its start plus its number of rows. If the server truncated the most recently accepted page,
   * reading continues at the position `receivedEnd`.
   */
  readonly receivedEnd: number;
  /** The highest end position (start plus number of rows) of all pages with new rows. */
  readonly furthest: number;
  /**
   * The number of pages with new rows since the client last stepped back to an earlier page. `Infinity` before the first step back to an earlier
   * page.
   */
  readonly pagesSinceStepBack: number;
  /** The number of rows to step back from `covered`, so that the next page contains a row that was returned before. */
  readonly stepBack: number;
  /** The number of rows of the most recently accepted page. */
  readonly lastRows: number;
  /** The size of the most recently accepted page. */
  readonly lastSize: number;

  /** `meta.total` of the most recently accepted page, or `NaN` before the first page. */
  readonly total: number;
  /** True if all accepted pages had the same `meta.total`. */
  readonly isTotalConstant: boolean;
  /** The smallest `meta.total` of all accepted pages. */
  readonly minTotal: number;
  /** The number of items that were returned to the caller. */
  readonly returned: number;

  /**
   * True if a response has contradicted itself: its number of rows does not match its total. After a contradictory response, a total no longer proves
   * that the list has ended.
   */
  readonly isInconsistent: boolean;
  /**
   * The smallest position of an empty page that should have rows according to the total in its response. `Infinity` if no page was unexpectedly empty
   * since the last page with new items.
   */
  readonly firstEmptyPosition: number;
  /** The number of pages that were requested to check whether the list has ended. */
  readonly endChecks: number;
  /** The number of rows in the most recent page that was requested to check whether the list has ended. */
  readonly lastCheckRows: number;
  /** True if any page that was requested to check the end of the list was empty. */
  readonly hasEmptyCheck: boolean;
  /** True if any page that was requested past the end of the list repeated items that were returned before. */
  readonly hasRepeatedCheck: boolean;
  /** True if the last page of the list was requested again after all other checks of the end of the list. */
  readonly isLastPageRechecked: boolean;
  /** The state of the search for the end of the list. The search starts if a small page that should contain the last items is empty. */
  readonly endSearch: EndSearch | undefined;

  /** True if the client requested the previous page again, and no row had moved between the previous page and the next page. */
  readonly isPreviousUnchanged: boolean;
  /** True if the client accepted a page that shares no row with the returned rows, or if the server seems to ignore `per_page`. */
  readonly cannotOverlap: boolean;
  /** The number of responses to requests for pages of the list. */
  readonly responseCount: number;
  /** The number of responses with new items. */
  readonly newItemResponses: number;
  /** The number of responses without new items since the most recent response with new items. */
  readonly responsesWithoutNewItems: number;
}

/** A search for the end of a list that ends earlier than assumed. */
export interface EndSearch {
  /** The position at which to check next whether the list has ended. */
  readonly end: number;
  /** The number of empty pages that the search has received. */
  readonly steps: number;
  /** The first position that is known to be past the end of the list. */
  readonly empty: number;
  /** The end position of the most recently checked page that had items, or `undefined` if no checked page had items. */
  readonly last: number | undefined;
}

/** Options for `initialState`: where to start reading the list, and the largest page size to request. */
export interface InitialStateOptions {
  after: ListCheckpoint | undefined;
  pageSizes: PageSizes;
  /** The largest page size that the server accepts, or `undefined` if the server has not rejected a page size. */
  sizeLimit: number | undefined;
}

/** Returns the state before the first response. Reading starts at the start of the list or at a checkpoint. */
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
