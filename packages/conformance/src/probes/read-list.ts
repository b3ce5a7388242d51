import { indexByPosition } from "./position-index.ts";
import { readPage, textOf, type PageRead } from "./read-page.ts";
import type { Server } from "./server.ts";
import { readUntilStable, type StableRead } from "./read-until-stable.ts";

/** A list of so many pages, of the size that is read with, is read whole; of a longer one, some pages. */
const MOST_PAGES = 10;
/** A page is read again in other sizes, which must show the same calls at the same places. */
const OTHER_SIZES = [20, 7, 1];

/** Some pages that follow each other, and some of the same calls in pages of other sizes. */
type Stretch = StableRead<readonly PageRead[]>;

/** What was read of the list of all calls. */
export interface ListRead {
  /** How many calls the pages hold that it is read with. */
  size: number;
  /** Whether every page was read; otherwise the first, some in the middle and the last ones. */
  isWhole: boolean;
  stretches: readonly Stretch[];
  /** A page far behind the last one. */
  farPage: PageRead;
}

/** Reads the list of all calls, or of a long one some stretches. `size` is how many calls a page can hold, `total` how many there are. */
export async function readList(server: Server, { size, total }: { size: number; total: number }): Promise<ListRead> {
  const last = Math.max(1, Math.ceil(total / size));
  const isWhole = last <= MOST_PAGES;
  const middle = Math.floor(last / 2);
  const starts = isWhole ? [1] : [1, middle, Math.floor((middle + last) / 2), last - 1];
  const stretches: Stretch[] = [];
  for (const first of starts) {
    const end = isWhole ? last : first + 1;
    const queries = stretchOf({ first, end, size, total });
    // Behind the last page nothing may follow.
    if (end === last) queries.push({ page: last + 1, per_page: size });
    stretches.push(await readUntilStable(() => readAll(server, queries), { seemsWrong: hasFault, textOf }));
  }
  const farPage = await readPage(server, { page: last + 1_000, per_page: size });
  return { size, isWhole, stretches, farPage };
}

interface PageNumber {
  page: number;
  per_page: number;
}

function stretchOf(span: { first: number; end: number; size: number; total: number }): PageNumber[] {
  const { first, end, size, total } = span;
  const pages = Array.from({ length: end - first + 1 }, (_, index) => ({ page: first + index, per_page: size }));
  const [from, to] = [(first - 1) * size, Math.min(total, end * size)];
  for (const per_page of OTHER_SIZES.filter((other) => other < size)) {
    // The first whole page within, the one after it, and the one with the last call.
    const page = Math.ceil(from / per_page) + 1;
    const others = [...new Set([page, page + 1, Math.ceil(to / per_page)])];
    pages.push(
      ...others.filter((other) => other > 0 && (other - 1) * per_page < to).map((other) => ({ page: other, per_page })),
    );
  }
  return pages;
}

async function readAll(server: Server, queries: readonly PageNumber[]): Promise<PageRead[]> {
  const pages: PageRead[] = [];
  for (const query of queries) pages.push(await readPage(server, query));
  return pages;
}

function hasFault(pages: readonly PageRead[]): boolean {
  const { duplicate, gap, total } = indexByPosition(pages);
  return (duplicate ?? gap ?? total) !== undefined;
}
