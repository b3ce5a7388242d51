import type { Call } from "@smartalex/contract";
import { counted } from "../runtime/counted.ts";
import type { PageRead } from "./read-page.ts";

/** The positions of calls in a list, and descriptions of problems. */
export interface PositionIndex {
  /** The calls by their positions, counted from 0. */
  calls: ReadonlyMap<number, Call>;
  /** A call at two positions, or two calls at one position. */
  duplicate: string | undefined;
  /** Positions without a call before positions with a call. */
  gap: string | undefined;
  /** A `meta.total` that is not the number of calls. */
  total: string | undefined;
}

/** Returns the positions of the calls in pages of any sizes. */
export function indexByPosition(pages: readonly PageRead[]): PositionIndex {
  const calls = new Map<number, Call>();
  const positions = new Map<string, number>();
  let duplicate: string | undefined;
  for (const { exchange, list, query } of pages) {
    for (const [row, call] of (list?.data ?? []).entries()) {
      const position = (query.page - 1) * (list?.meta.per_page ?? 0) + row;
      const existing = calls.get(position);
      const previous = positions.get(call.id) ?? position;
      if (existing && existing.id !== call.id) {
        duplicate ??= `position ${position + 1} has ${existing.id} on one page, and ${call.id} on another (${exchange.path})`;
      } else if (previous !== position) {
        duplicate ??= `${call.id} is at positions ${previous + 1} and ${position + 1} (${exchange.path})`;
      }
      if (!existing) calls.set(position, call);
      positions.set(call.id, previous);
    }
  }
  const end = Math.max(-1, ...calls.keys()) + 1;
  return { calls, duplicate, gap: gapIn(pages, end), total: totalProblem(pages, end) };
}

function gapIn(pages: readonly PageRead[], end: number): string | undefined {
  const short = pages.find(({ list, query }) => {
    if (!list || list.data.length >= list.meta.per_page) return false;
    return (query.page - 1) * list.meta.per_page + list.data.length < Math.min(end, list.meta.total);
  });
  if (!short?.list) return undefined;
  const { data, meta } = short.list;
  return `${short.exchange.path} has ${data.length} of ${counted(meta.per_page, "call")}, but other pages follow`;
}

/** `end` is the position after the last call that was read. */
function totalProblem(pages: readonly PageRead[], end: number): string | undefined {
  const lists = pages.flatMap(({ list }) => list ?? []);
  const totals = [...new Set(lists.map(({ meta }) => meta.total))];
  if (totals.length > 1) return `meta.total is ${totals.slice(0, 3).join(", then ")}`;
  const [total = 0] = totals;
  const hasSeenEnd = pages.some(({ list, query }) => list && query.page * list.meta.per_page >= Math.max(1, total));
  if (end > total || (hasSeenEnd && end < total))
    return `meta.total is ${total}, but the list has ${counted(end, "call")}`;
  return undefined;
}
