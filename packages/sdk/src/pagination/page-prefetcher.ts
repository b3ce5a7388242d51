import type { ListCallsQuery, CallListBody } from "@smartalex/contract";
import { linkedAbortController, type LinkedAbortController } from "../runtime/linked-abort-controller.ts";

/** What was requested. The head of a list may be requested without a size. */
export type RequestedPage = Pick<ListCallsQuery, "page" | "per_page">;

/** Pages that were asked for, in the order in which they are wanted. */
export class PagePrefetcher {
  readonly #fetch: (asked: RequestedPage, signal: AbortSignal) => Promise<CallListBody>;
  readonly #callers: AbortSignal | undefined;
  #left: LinkedAbortController | undefined;
  #pages: { asked: RequestedPage; answer: Promise<CallListBody> }[] = [];
  /** How many rows, from the head of the list, the pages reach. */
  end = 0;

  constructor(
    fetch: (asked: RequestedPage, signal: AbortSignal) => Promise<CallListBody>,
    callers: AbortSignal | undefined,
  ) {
    this.#fetch = fetch;
    this.#callers = callers;
  }

  get size(): number {
    return this.#pages.length;
  }

  /** Asks for a page. */
  request(asked: RequestedPage): void {
    this.#left ??= linkedAbortController(this.#callers);
    this.push(asked, this.#fetch(asked, this.#left.signal));
    this.end = (asked.page ?? 1) * (asked.per_page ?? Infinity); // nothing is requested ahead of a page of unknown size
  }

  /** Takes a page that was asked for elsewhere. */
  push(asked: RequestedPage, answer: Promise<CallListBody>): void {
    answer.catch(() => undefined); // it is thrown when its turn comes, or nobody is left to hear of it
    this.#pages.push({ asked, answer });
  }

  /** Removes the page that is next in order. Throws `RangeError` if none was requested. */
  take(): { asked: RequestedPage; answer: Promise<CallListBody> } {
    const page = this.#pages.shift();
    if (!page) throw new RangeError("No page was requested.");
    return page;
  }

  /** Stops all that were asked for. */
  drop(): void {
    this.#left?.end();
    this.#left = undefined;
    this.#pages = [];
  }
}
