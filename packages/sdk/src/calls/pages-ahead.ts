import type { ExactListCallsQuery, ListCallsResponse } from "@smartalex/contract";
import { stopTogether, type StopTogether } from "../stop-together.ts";
import type { Window } from "./window.ts";

type Asked = Pick<ExactListCallsQuery, "page" | "per_page">;

/** Pages that were asked for, in the order in which they are wanted. */
export class PagesAhead {
  readonly #fetch: (window: Window, signal: AbortSignal) => Promise<ListCallsResponse>;
  readonly #callers: AbortSignal | undefined;
  #left: StopTogether | undefined;
  #pages: { asked: Asked; answer: Promise<ListCallsResponse> }[] = [];
  /** How many rows, from the head of the list, the pages reach. */
  end = 0;

  constructor(
    fetch: (window: Window, signal: AbortSignal) => Promise<ListCallsResponse>,
    callers: AbortSignal | undefined,
  ) {
    this.#fetch = fetch;
    this.#callers = callers;
  }

  get size(): number {
    return this.#pages.length;
  }

  /** Asks for a page. */
  ask(window: Window): void {
    this.#left ??= stopTogether(this.#callers);
    this.push(window, this.#fetch(window, this.#left.signal));
    this.end = window.page * window.per_page;
  }

  /** Takes a page that was asked for elsewhere. */
  push(asked: Asked, answer: Promise<ListCallsResponse>): void {
    answer.catch(() => undefined); // it is thrown when its turn comes, or nobody is left to hear of it
    this.#pages.push({ asked, answer });
  }

  /** Waits for the page that is wanted next. There has to be one. */
  async next(): Promise<{ asked: Asked; answer: ListCallsResponse }> {
    const [page] = this.#pages.splice(0, 1);
    if (!page) throw new RangeError("No page was asked for.");
    return { asked: page.asked, answer: await page.answer };
  }

  /** Stops all that were asked for. */
  drop(): void {
    this.#left?.end();
    this.#left = undefined;
    this.#pages = [];
  }
}
