import { callStatusValues, type Call } from "@smartalex/contract";
import { counted } from "../counted.ts";
import { readPage, textOf, type PageRead } from "./read-page.ts";
import type { Server } from "./server.ts";
import { readUntilStable, type StableRead } from "./read-until-stable.ts";

/** A list that is longer than that of all calls was not filtered: its first pages show that. */
const MOST_PAGES = 10;

/** The pages of each status, and those of all calls beside them. */
export interface StatusRead {
  all: readonly PageRead[];
  byStatus: readonly { status: string; pages: readonly PageRead[] }[];
}

/** Reads the list of each documented status: whole where the list of all calls is, otherwise its first and its last page. */
export function readStatuses(server: Server, size: number, isWhole: boolean): Promise<StableRead<StatusRead>> {
  const read = async (): Promise<StatusRead> => {
    const all = await readPages(server, { size, isWhole });
    const byStatus: { status: string; pages: PageRead[] }[] = [];
    for (const status of callStatusValues) {
      byStatus.push({ status, pages: await readPages(server, { size, isWhole, status }) });
    }
    return { all, byStatus };
  };
  return readUntilStable(read, {
    seemsWrong: (statuses) => unionProblem(statuses, isWhole) !== undefined,
    textOf: ({ all, byStatus }) => textOf([all, ...byStatus.map(({ pages }) => pages)].flat()),
  });
}

async function readPages(
  server: Server,
  { isWhole, size, status }: { size: number; isWhole: boolean; status?: string },
): Promise<PageRead[]> {
  const query = { per_page: size, ...(status === undefined ? {} : { status }) };
  const first = await readPage(server, { ...query, page: 1 });
  const last = Math.ceil((first.list?.meta.total ?? 0) / size);
  const pages = [first];
  const [from, to] = isWhole ? [2, Math.min(last, MOST_PAGES)] : [Math.max(2, last), last];
  for (let page = from; page <= to; page++) pages.push(await readPage(server, { ...query, page }));
  return pages;
}

/** What is wrong with the statuses taken together, in words: they must be the list of all calls, but for those with a status not documented. */
export function unionProblem({ all, byStatus }: StatusRead, isWhole: boolean): string | undefined {
  const total = totalOf(all);
  const totals = byStatus.map(({ pages }) => totalOf(pages));
  if (total === undefined || totals.includes(undefined)) return undefined; // it cannot be read
  const sum = totals.reduce<number>((before, next) => before + (next ?? 0), 0);
  if (sum > total) return `the statuses have ${counted(sum, "call")} together, and there are ${total}`;
  if (!isWhole) return undefined;
  const given = new Set(byStatus.flatMap(({ pages }) => rowsOf(pages).map(({ id }) => id)));
  const documented: readonly string[] = callStatusValues;
  const missing = rowsOf(all).find(({ id, call_status }) => documented.includes(call_status) && !given.has(id));
  if (missing) return `${missing.id} is ${missing.call_status}, and not in the list of that status`;
  const known = new Set(rowsOf(all).map(({ id }) => id));
  const extra = [...given].find((id) => !known.has(id));
  return extra === undefined ? undefined : `${extra} is in the list of a status, and not in that of all calls`;
}

/** `meta.total`, as the first page says. */
export function totalOf([first]: readonly PageRead[]): number | undefined {
  return first?.list?.meta.total;
}

/** The calls of pages. */
export function rowsOf(pages: readonly PageRead[]): Call[] {
  return pages.flatMap(({ list }) => list?.data ?? []);
}
