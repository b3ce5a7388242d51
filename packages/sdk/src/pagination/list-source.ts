import type { PageMeta } from "@smartalex/contract";
import type { HttpResponse } from "../transport/middleware.ts";

/** The query parameters that all paginated list endpoints accept. */
export interface PageQuery {
  page?: number | undefined;
  per_page?: number | undefined;
}

/** The body of a response that contains one page of a list. */
export interface ListBody<Item> {
  data: Item[];
  meta: PageMeta;
}

/** Describes a list endpoint, and requests its pages. */
export interface ListSource<Item, Query extends PageQuery = PageQuery> {
  /** Requests one page. `signal` replaces the signal that the caller passed to the list, but also aborts when the caller's signal aborts. */
  readonly fetchPage: (query: Query, signal?: AbortSignal) => Promise<ListBody<Item>>;
  /** The plural noun for the items in error and warning messages, such as `calls`. */
  readonly itemName: string;
  /** The query parameters of the list according to the OpenAPI document. The server may use another default or maximum of `per_page`. */
  readonly parameters: ListParameters;
}

/** The query parameters of a list by name. All parameters except `page` and `per_page` filter the list. */
export type ListParameters = Readonly<Record<string, object>> & { readonly per_page: PageSizes };

/** The default and the maximum number of items per page. */
export interface PageSizes {
  readonly default: number;
  readonly maximum: number;
}

/** A position in a list from which another loop can continue, for example in another process. A checkpoint can be stored as JSON. */
export interface ListCheckpoint {
  /** The `meta` of the last page whose items were all returned. */
  meta: PageMeta;
  /** The number of items that were returned so far, including the items of a page that was returned only in part. */
  returned: number;
  /**
   * The IDs of the returned items, or at least of the most recently returned items. If up to N items may be added to the list before the next loop
   * starts, pass at least N IDs.
   */
  ids: readonly string[];
}

/** Requests the pages of a list, and parses them. */
export interface PageSource<Item> extends Omit<ListSource<Item>, "fetchPage"> {
  request: (query: PageQuery, signal?: AbortSignal) => Promise<HttpResponse>;
  parse: (response: HttpResponse, query: PageQuery) => ListBody<Item> | Promise<ListBody<Item>>;
}
