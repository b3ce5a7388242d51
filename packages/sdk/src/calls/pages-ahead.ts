import type { ExactListCallsQuery, CallListBody } from "@smartalex/contract";
import { stopTogether, type StopTogether } from "../stop-together.ts";

/** What was requested. The head of a list may be requested without a size. */
export type Asked = Pick<ExactListCallsQuery, "page" | "per_page">;

/** Pages that were asked for, in the order in which they are wanted. */
export class PagesAhead {
  readonly #fetch: (asked: Asked, signal: AbortSignal) => Promise<CallListBody>;
  readonly #callers: AbortSignal | undefined;
  #left: StopTogether | undefined;
  #pages: { asked: Asked; answer: Promise<CallListBody> }[] = [];
  /** How many rows, from the head of the list, the pages reach. */
  end = 0;

  constructor(fetch: (asked: Asked, signal: AbortSignal) => Promise<CallListBody>, callers: AbortSignal | undefined) {
    this.#fetch = fetch;
    this.#callers = callers;
  }

  get size(): number {
    return this.#pages.length;
  }

  /** Asks for a page. */
  ask(asked: Asked): void {
    this.#left ??= stopTogether(this.#callers);
    this.push(asked, this.#fetch(asked, this.#left.signal));
    this.end = (asked.page ?? 1) * (asked.per_page ?? Infinity); // nothing is requested ahead of a page of unknown size
  }

  /** Takes a page that was asked for elsewhere. */
  push(asked: Asked, answer: Promise<CallListBody>): void {
    answer.catch(() => undefined); // it is thrown when its turn comes, or nobody is left to hear of it
    this.#pages.push({ asked, answer });
  }

  /** Removes the page that is next in order. Throws `RangeError` if none was requested. */
  take(): { asked: Asked; answer: Promise<CallListBody> } {
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
