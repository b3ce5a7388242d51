import {
  listCallsQueryLimits,
  listCallsQueryValidator,
  type ListCallsQuery,
  type KnownCallStatus,
} from "@smartalex/contract";

const { page, per_page } = listCallsQueryLimits;
const limits: Readonly<Record<string, { type: string; minimum?: number }>> = listCallsQueryLimits;
/** The query parameters that `GET /calls` knows. */
export const listParameters: readonly string[] = Object.keys(listCallsQueryLimits);

/** The query of `GET /calls` with its defaults. The document allows any status; the mock refuses those that it does not have. */
export type ListQuery = Omit<ListCallsQuery, "status"> &
  Required<Pick<ListCallsQuery, "page" | "per_page">> & { status?: KnownCallStatus };

/** The largest page, and what becomes of a request for a larger one: refused, or answered with the largest. */
export interface PageLimit {
  maxPerPage: number;
  over: "reject" | "clamp";
}

/** Reads the query of `GET /calls`: what it asks, or what is wrong with it. Parameters that the API does not know are ignored. */
export function readListQuery(search: URLSearchParams, limit: PageLimit): ListQuery | { problem: string } {
  const given = listParameters.filter((name) => search.has(name));
  const twice = given.find((name) => search.getAll(name).length > 1);
  if (twice !== undefined) return { problem: `${twice} is given more than once` };
  const entries = given.map((name) => [name, toValue(name, search.get(name) ?? "")] as const);
  const wrong = entries.find(([name, value]) => limits[name]?.type === "integer" && typeof value === "string");
  if (wrong) return { problem: `${wrong[0]} must be an integer of at least ${limits[wrong[0]]?.minimum ?? 0}` };
  const { per_page: asked = Math.min(per_page.default, limit.maxPerPage), ...rest } = Object.fromEntries(entries);
  // The limit of this mock takes the place of the documented one.
  const fitting = typeof asked === "number" ? Math.min(asked, per_page.maximum) : asked;
  const [issue] = listCallsQueryValidator.strict.issues({ ...rest, per_page: fitting });
  if (issue) return { problem: `${issue.path.join(".")} ${issue.message}` };
  const query = { page: page.default, ...rest, per_page: asked } as ListQuery; // the validator has just proved it
  if (query.per_page <= limit.maxPerPage) return query;
  if (limit.over === "reject") return { problem: `per_page must be at most ${limit.maxPerPage}` };
  return { ...query, per_page: limit.maxPerPage };
}

/** A whole number as such where the parameter is one, and anything else as the text that it is, for the validator to refuse. */
function toValue(name: string, text: string): number | string {
  return limits[name]?.type === "integer" && /^-?\d{1,15}$/.test(text) ? Number(text) : text;
}
