import { indexByPosition } from "./position-index.ts";
import { readPage, textOf, type PageRead } from "./read-page.ts";
import type { Server } from "./server.ts";
import { readUntilStable, type StableRead } from "./read-until-stable.ts";

/** Lists up to this number of pages are read completely. Of a longer list, some pages are read. */
const MAX_PAGES = 10;
/** Pages are read again with other sizes, and must have the same calls at the same positions. */
const OTHER_SIZES = [20, 7, 1];

/** Consecutive pages, and pages of other sizes with the same calls. */
type Section = StableRead<readonly PageRead[]>;

/** The pages that were read of the list of all calls. */
export interface ListRead {
  /** The page size. */
  size: number;
  /** Whether every page was read. Otherwise, the first pages, some in the middle, and the last pages were read. */
  isWhole: boolean;
  sections: readonly Section[];
  /** A page far past the end. */
  farPage: PageRead;
}

/** Reads the list of all calls, or some sections of a long list. `size` is the page size, `total` the number of calls. */
export async function readList(server: Server, { size, total }: { size: number; total: number }): Promise<ListRead> {
  const last = Math.max(1, Math.ceil(total / size));
  const isWhole = last <= MAX_PAGES;
  const middle = Math.floor(last / 2);
  const starts = isWhole ? [1] : [1, middle, Math.floor((middle + last) / 2), last - 1];
  const sections: Section[] = [];
  for (const first of starts) {
    const end = isWhole ? last : first + 1;
    const queries = sectionQueries({ first, end, size, total });
    // The page after the last page must be empty.
    if (end === last) queries.push({ page: last + 1, per_page: size });
    sections.push(await readUntilStable(() => readAll(server, queries), { hasProblem, textOf }));
  }
  const farPage = await readPage(server, { page: last + 1_000, per_page: size });
  return { size, isWhole, sections, farPage };
}

interface PageNumber {
  page: number;
  per_page: number;
}

function sectionQueries(span: { first: number; end: number; size: number; total: number }): PageNumber[] {
  const { first, end, size, total } = span;
  const pages = Array.from({ length: end - first + 1 }, (_, index) => ({ page: first + index, per_page: size }));
  const [from, to] = [(first - 1) * size, Math.min(total, end * size)];
  for (const per_page of OTHER_SIZES.filter((other) => other < size)) {
    // The first page that is completely in the section, the next page, and the page with the last call.
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

function hasProblem(pages: readonly PageRead[]): boolean {
  const { duplicate, gap, total } = indexByPosition(pages);
  return (duplicate ?? gap ?? total) !== undefined;
}
