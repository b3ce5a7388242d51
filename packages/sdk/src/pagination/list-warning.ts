import type { PagesCannotOverlap, TotalMismatch } from "../transport/instrumentation/warnings.ts";
import type { PaginationState } from "./advance/pagination-state.ts";
import type { ListParameters, ListSource, PageQuery } from "./list-source.ts";

/** The data about a list that its warnings mention. */
type ListDescription = Pick<ListSource<unknown>, "itemName" | "parameters">;

/** Returns the names of the query parameters that filter a list, for example `["status", "since_hours"]`. */
function filtersOf(parameters: ListParameters): string[] {
  return Object.keys(parameters).filter((name) => !["page", "per_page"].includes(name));
}

/** Creates the warning for a list whose pages cannot overlap. */
export function pagesCannotOverlap(
  { itemName, parameters }: ListDescription,
  query: PageQuery,
  { fixedSize, maxSize }: PaginationState,
): PagesCannotOverlap {
  const pageSize = fixedSize ?? maxSize;
  const filters = filtersOf(parameters);
  const orFilter = filters.length > 0 ? `, or limit it with ${filters.join(" or ")}` : "";
  return {
    code: "pages_cannot_overlap",
    message:
      `The server returns pages of ${pageSize} ${itemName} that cannot overlap. If ${itemName} are deleted while others arrive, some ` +
      `${itemName} of this list may be missing. Read the list again when fewer ${itemName} change${orFilter}.`,
    query: withoutPage(query),
    pageSize,
  };
}

/** Creates the warning for a list whose number of items differs from its total. */
export function totalMismatch(
  { itemName, parameters }: ListDescription,
  query: PageQuery,
  { returned, total }: PaginationState,
): TotalMismatch {
  const filters = filtersOf(parameters);
  const toCheck = filters.length > 0 ? ` To check, list fewer ${itemName} with ${filters.join(" or ")}.` : "";
  return {
    code: "total_mismatch",
    message:
      `The server reports a total of ${total} ${itemName}, but its pages ended after ${returned}. Either the total is wrong, or the ` +
      `server does not return all ${itemName}.${toCheck}`,
    query: withoutPage(query),
    received: returned,
    total,
  };
}

function withoutPage({ page, per_page, ...query }: PageQuery): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined));
}
