/** A warning that a list may be incomplete, or that its total is wrong. `code` is stable and identifies the kind of warning. */
export type ListWarning = PagesCannotOverlap | TotalMismatch;

interface Warning {
  /** A description of what happened, and of what to do about it. */
  readonly message: string;
  /** The query of the list, without `page` and `per_page`. */
  readonly query: Readonly<Record<string, unknown>>;
}

/**
 * A warning that the server ignores `per_page`, or that its pages are too small to overlap. If pages cannot overlap, the client requests one page at
 * a time. If items are deleted and other items are added while the list is read, an item can move to a page that was already read, so that the client
 * does not return the item.
 */
export interface PagesCannotOverlap extends Warning {
  readonly code: "pages_cannot_overlap";
  /** The number of items per page. */
  readonly pageSize: number;
}

/** A warning that the number of items in the list differs from `meta.total`. Either the total is wrong, or the server does not return all items. */
export interface TotalMismatch extends Warning {
  readonly code: "total_mismatch";
  /** The number of returned items. */
  readonly received: number;
  /** `meta.total` of the last page. */
  readonly total: number;
}

/** A warning that the server did not list all calls in a run of the change feed. */
export interface ChangeFeedWarning {
  /**
   * A machine-readable code.
   *
   * - `list_incomplete`: calls are missing from the list, so the next run reads the same hours again.
   * - `since_hours_capped`: the server limits `since_hours`, so the feed needs more requests to read older calls.
   */
  readonly code: "list_incomplete" | "since_hours_capped";
  /** What happened, and what to do about it. */
  readonly message: string;
}

/** A warning that the server's responses limit what the client can guarantee. `code` identifies the kind of warning. */
export type WarningEvent = ChangeFeedWarning | ListWarning;
