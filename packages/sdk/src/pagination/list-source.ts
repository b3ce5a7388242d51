import type { PageMeta } from "@smartalex/contract";
import type { HttpResponse } from "../transport/middleware.ts";

/** The query parameters of every list endpoint that has pages. */
export interface PageQuery {
  page?: number | undefined;
  per_page?: number | undefined;
}

/** The body of a page. */
export interface ListBody<Item> {
  data: Item[];
  meta: PageMeta;
}

/** A list endpoint. */
export interface ListSource<Item, Query extends PageQuery = PageQuery> {
  /** Requests one page. `signal` replaces the caller's signal, and aborts when the caller's signal aborts. */
  readonly fetchPage: (query: Query, signal?: AbortSignal) => Promise<ListBody<Item>>;
  /** The default and the maximum of `per_page` in the OpenAPI document. The server may use other values. */
  readonly pageSizes: PageSizes;
  /** The plural noun for the items in error and warning messages, such as `calls`. */
  readonly itemName: string;
  /** The query parameters that filter the list, for warning messages. For example, `["since_hours", "status"]`. */
  readonly filters: readonly string[];
}

/** The default and the maximum number of items per page. */
export interface PageSizes {
  readonly default: number;
  readonly maximum: number;
}

/** A position in a list from which another iteration can continue. It can be stored as JSON. */
export interface ListCheckpoint {
  /** The `meta` of the last page that was returned in full. */
  meta: PageMeta;
  /** The number of returned items, including the items of a page that was returned in part. */
  returned: number;
  /**
   * The ids of the returned items. Only the most recently returned ids are required. Their number must be at least the number of items that may
   * have been added since.
   */
  ids: readonly string[];
}

/** Requests the pages of a list, and parses them. */
export interface PageSource<Item> extends Omit<ListSource<Item>, "fetchPage"> {
  request: (query: PageQuery, signal?: AbortSignal) => Promise<HttpResponse>;
  parse: (response: HttpResponse, query: PageQuery) => ListBody<Item> | Promise<ListBody<Item>>;
}
