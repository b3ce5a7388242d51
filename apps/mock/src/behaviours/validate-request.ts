import { listCallsQueryValidator, type ListCallsQuery } from "@smartalex/contract";
import document from "@smartalex/contract/openapi.json" with { type: "json" };

const { parameters } = document.components;

/** The names of the numbers in the query, from the document. */
const NUMBERS: readonly string[] = Object.values(parameters).flatMap(({ name, schema }) =>
  "type" in schema ? [name] : [],
);

/** What `GET /calls` is asked, with its defaults. */
export type CheckedQuery = ListCallsQuery & Required<Pick<ListCallsQuery, "page" | "per_page">>;

/** Reads the query of `GET /calls`: what it asks, or what is wrong with it. Parameters that the API does not know are ignored. */
export function readListQuery(search: URLSearchParams): CheckedQuery | { problem: string } {
  const twice = [...new Set(search.keys())].find((name) => name in parameters && search.getAll(name).length > 1);
  if (twice !== undefined) return { problem: `${twice} is given more than once` };
  const given = Object.fromEntries(
    [...search]
      .filter(([name]) => name in parameters)
      .map(([name, text]) => [name, NUMBERS.includes(name) ? toNumber(text) : text]),
  );
  const query: unknown = {
    page: parameters.page.schema.default,
    per_page: parameters.per_page.schema.default,
    ...given,
  };
  const [issue] = listCallsQueryValidator.issues(query);
  if (issue) return { problem: `${issue.path.join(".")} ${issue.message}` };
  return query as CheckedQuery; // the validator has just proved it, and the defaults are above
}

/** A whole number as such, and anything else as the text that it is, for the validator to refuse. */
function toNumber(text: string): number | string {
  return /^-?\d{1,15}$/.test(text) ? Number(text) : text;
}
