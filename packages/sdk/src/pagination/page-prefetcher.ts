import { linkedAbortController, type LinkedAbortController } from "../runtime/linked-abort-controller.ts";
import type { ListBody, PageQuery } from "./list-source.ts";

/** A request for a page, and the promise of its response. */
export interface PendingPage<Item> {
  requested: PageQuery;
  response: Promise<ListBody<Item>>;
}

/** Requests pages before they are needed, and returns them in the order of the requests. */
export class PagePrefetcher<Item> {
  readonly #fetchPage: (requested: PageQuery, signal: AbortSignal) => Promise<ListBody<Item>>;
  readonly #callerSignal: AbortSignal | undefined;
  #controller: LinkedAbortController | undefined;
  #pages: PendingPage<Item>[] = [];
  #end = 0;

  constructor(
    fetchPage: (requested: PageQuery, signal: AbortSignal) => Promise<ListBody<Item>>,
    callerSignal: AbortSignal | undefined,
  ) {
    this.#fetchPage = fetchPage;
    this.#callerSignal = callerSignal;
  }

  /** The number of pages that were requested, but not yet removed with `take`. */
  get size(): number {
    return this.#pages.length;
  }

  /** The position after the last row of the last requested page, or `Infinity` if the size of that page is unknown. */
  get end(): number {
    return this.#end;
  }

  /** Requests a page. The first page of a list can be requested without a size. */
  request(requested: PageQuery): void {
    this.#controller ??= linkedAbortController(this.#callerSignal);
    this.push(requested, this.#fetchPage(requested, this.#controller.signal));
    this.#end = (requested.page ?? 1) * (requested.per_page ?? Infinity);
  }

  /** Adds a page that other code has requested. `abort` does not stop requests that other code has started. */
  push(requested: PageQuery, response: Promise<ListBody<Item>>): void {
    // If `take` never returns this page, no caller handles an error of its request, and the error must not become an unhandled rejection.
    response.catch(() => undefined);
    this.#pages.push({ requested, response });
  }

  /** Removes the page that was requested first, and returns it. Throws `RangeError` if no page was requested. */
  take(): PendingPage<Item> {
    const page = this.#pages.shift();
    if (!page) throw new RangeError("No page was requested.");
    return page;
  }

  /** Stops all requests that this object has started, and removes all pages. */
  abort(): void {
    this.#controller?.end();
    this.#controller = undefined;
    this.#pages = [];
  }
}
