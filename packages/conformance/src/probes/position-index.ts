import type { Call } from "@smartalex/contract";
import { counted } from "../counted.ts";
import type { PageRead } from "./read-page.ts";

/** Where calls stand in a list, by the pages that were read of it, and what is wrong with that, in words. */
export interface PositionIndex {
  /** The calls by their places, counted from 0. */
  calls: ReadonlyMap<number, Call>;
  /** A call at two places, or two calls at one. */
  duplicate: string | undefined;
  /** Places without a call, before others that have one. */
  gap: string | undefined;
  /** A `meta.total` that is not the number of calls. */
  total: string | undefined;
}

/** Puts the calls of pages, of whatever sizes, where their pages say that they stand. */
export function indexByPosition(pages: readonly PageRead[]): PositionIndex {
  const calls = new Map<number, Call>();
  const placeOf = new Map<string, number>();
  let duplicate: string | undefined;
  for (const { exchange, list, query } of pages) {
    for (const [row, call] of (list?.data ?? []).entries()) {
      const place = (query.page - 1) * (list?.meta.per_page ?? 0) + row;
      const known = calls.get(place);
      const elsewhere = placeOf.get(call.id) ?? place;
      if (known && known.id !== call.id) {
        duplicate ??= `place ${place + 1} has ${known.id} on one page, and ${call.id} on another (${exchange.path})`;
      } else if (elsewhere !== place) {
        duplicate ??= `${call.id} stands at places ${elsewhere + 1} and ${place + 1} (${exchange.path})`;
      }
      if (!known) calls.set(place, call);
      placeOf.set(call.id, elsewhere);
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
  return `${short.exchange.path} has ${data.length} of ${counted(meta.per_page, "call")}, and others follow`;
}

/** `end` is behind the last call that was read. */
function totalProblem(pages: readonly PageRead[], end: number): string | undefined {
  const lists = pages.flatMap(({ list }) => list ?? []);
  const totals = [...new Set(lists.map(({ meta }) => meta.total))];
  if (totals.length > 1) return `meta.total is ${totals.slice(0, 3).join(", then ")}`;
  const [total = 0] = totals;
  const hasSeenEnd = pages.some(({ list, query }) => list && query.page * list.meta.per_page >= Math.max(1, total));
  if (end > total || (hasSeenEnd && end < total))
    return `meta.total is ${total}, and ${counted(end, "call")} ${end === 1 ? "is" : "are"} there`;
  return undefined;
}
