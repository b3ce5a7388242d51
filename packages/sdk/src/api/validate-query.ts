import { InvalidRequestError } from "../errors.ts";
import { didYouMean } from "../runtime/did-you-mean.ts";

/** The query parameters of an operation, as in the OpenAPI document. */
export type QueryParameters = Readonly<Record<string, { readonly type: string }>>;

/** Names of the same parameter in other APIs. */
const ALIASES: Readonly<Record<string, string>> = { limit: "per_page", page_size: "per_page" };

/**
 * Throws `InvalidRequestError` for a query that can never be valid: an unknown parameter, a string instead of a number, a number that is negative
 * or not an integer. Limits that the API does not document, such as the maximum of `per_page`, are left to the server. `hint` returns advice
 * for an unknown parameter.
 */
export function validateQuery(
  query: Readonly<Record<string, unknown>>,
  parameters: QueryParameters,
  hint: (name: string) => string | undefined = () => undefined,
): void {
  const problems = Object.entries(query).flatMap(([name, value]) => {
    const parameter = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
    const problem = parameter
      ? findProblem(parameter.type, value)
      : `is not a parameter of the API; ${hint(name) ?? suggest(name, Object.keys(parameters))}`;
    return problem === undefined ? [] : [`${name} ${problem}`];
  });
  if (problems.length === 0) return;
  throw new InvalidRequestError(`Invalid query: ${problems.join("; ")}.`, { code: "invalid_request" });
}

function findProblem(type: string, value: unknown): string | undefined {
  if (type === "string") return typeof value === "string" ? undefined : "must be a string";
  return Number.isSafeInteger(value) && Number(value) >= 0 ? undefined : "must be an integer of at least 0";
}

function suggest(name: string, names: readonly string[]): string {
  const alias = Object.hasOwn(ALIASES, name) ? ALIASES[name] : undefined;
  const suggestion = alias !== undefined && names.includes(alias) ? alias : didYouMean(name, names);
  return suggestion === undefined ? `use one of ${names.join(", ")}` : `use ${suggestion}`;
}
