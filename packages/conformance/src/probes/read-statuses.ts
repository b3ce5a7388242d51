import { callStatusValues, type Call } from "@smartalex/contract";
import { counted } from "../runtime/counted.ts";
import { readPage, textOf, type PageRead } from "./read-page.ts";
import type { Server } from "./server.ts";
import { readUntilStable, type StableRead } from "./read-until-stable.ts";

/** The maximum number of pages of a status. A longer list was not filtered, which its first pages show. */
const MAX_PAGES = 10;

/** The pages of each status, and those of all calls. */
export interface StatusRead {
  all: readonly PageRead[];
  byStatus: readonly { status: string; pages: readonly PageRead[] }[];
}

/** Reads the list of each documented status: completely if the list of all calls was read completely, otherwise its first and its last page. */
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
    hasProblem: (statuses) => unionProblem(statuses, isWhole) !== undefined,
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
  const [from, to] = isWhole ? [2, Math.min(last, MAX_PAGES)] : [Math.max(2, last), last];
  for (let page = from; page <= to; page++) pages.push(await readPage(server, { ...query, page }));
  return pages;
}

/** Describes a difference between the lists of all statuses and the list of all calls, except for calls with an undocumented status. */
export function unionProblem({ all, byStatus }: StatusRead, isWhole: boolean): string | undefined {
  const total = totalOf(all);
  const totals = byStatus.map(({ pages }) => totalOf(pages));
  if (total === undefined || totals.includes(undefined)) return undefined; // a list could not be read
  const sum = totals.reduce<number>((before, next) => before + (next ?? 0), 0);
  if (sum > total) return `all statuses together have ${counted(sum, "call")}, but the total is ${total}`;
  if (!isWhole) return undefined;
  const withStatus = new Set(byStatus.flatMap(({ pages }) => rowsOf(pages).map(({ id }) => id)));
  const documented: readonly string[] = callStatusValues;
  const missing = rowsOf(all).find(({ id, call_status }) => documented.includes(call_status) && !withStatus.has(id));
  if (missing) return `${missing.id} has the status ${missing.call_status}, but is not in the list of this status`;
  const listed = new Set(rowsOf(all).map(({ id }) => id));
  const extra = [...withStatus].find((id) => !listed.has(id));
  return extra === undefined ? undefined : `${extra} is in the list of a status, but not in the list of all calls`;
}

/** Returns `meta.total` of the first page. */
export function totalOf([first]: readonly PageRead[]): number | undefined {
  return first?.list?.meta.total;
}

/** Returns the calls of pages. */
export function rowsOf(pages: readonly PageRead[]): Call[] {
  return pages.flatMap(({ list }) => list?.data ?? []);
}
