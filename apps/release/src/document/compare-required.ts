import { difference, levelOf, type Difference } from "./difference.ts";
import type { Where } from "./where.ts";

/** What it means that something must be there now, or need not be any more. */
export function compareRequired({ before, after }: { before: boolean; after: boolean }, where: Where): Difference[] {
  if (before === after) return [];
  return after
    ? [difference(levelOf("narrowed", where), "made required", where)]
    : [difference(levelOf("widened", where), "made optional", where)];
}
