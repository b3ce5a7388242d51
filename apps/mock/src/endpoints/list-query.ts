import { listCallsQueryLimits, listCallsQueryValidator, type ExactListCallsQuery } from "@smartalex/contract";
import document from "@smartalex/contract/openapi.json" with { type: "json" };

const { page, per_page } = listCallsQueryLimits;
/** The parameters that `GET /calls` knows. */
export const listParameters = Object.values(document.components.parameters).flatMap((parameter) => {
  return parameter.in === "query" ? [parameter.name] : [];
});

/** What `GET /calls` is asked, with its defaults. */
export type ListQuery = ExactListCallsQuery & Required<Pick<ExactListCallsQuery, "page" | "per_page">>;

/** Reads the query of `GET /calls`: what it asks, or what is wrong with it. Parameters that the API does not know are ignored. */
export function readListQuery(search: URLSearchParams): ListQuery | { problem: string } {
  const given = listParameters.filter((name) => search.has(name));
  const twice = given.find((name) => search.getAll(name).length > 1);
  if (twice !== undefined) return { problem: `${twice} is given more than once` };
  const entries = given.map((name) => [name, toValue(name, search.get(name) ?? "")] as const);
  const query: unknown = { page: page.default, per_page: per_page.default, ...Object.fromEntries(entries) };
  const [issue] = listCallsQueryValidator.issues(query);
  if (issue) return { problem: `${issue.path.join(".")} ${issue.message}` };
  return query as ListQuery; // the validator has just proved it, and the defaults are above
}

/** A whole number as such where the parameter is one, and anything else as the text that it is, for the validator to refuse. */
function toValue(name: string, text: string): number | string {
  return name in listCallsQueryLimits && /^-?\d{1,15}$/.test(text) ? Number(text) : text;
}
