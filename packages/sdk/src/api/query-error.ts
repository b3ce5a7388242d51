import { InvalidRequestError } from "../errors.ts";
import { didYouMean } from "../runtime/did-you-mean.ts";
import { isKnownParameter, isValidValue, type QueryParameters } from "./validate-query.ts";

/** The names that other APIs use for the same parameter. */
const ALIASES: Readonly<Record<string, string>> = { limit: "per_page", page_size: "per_page" };

/** Descriptions of valid values, by the type of the parameter. */
const NOUNS: Readonly<Record<string, string>> = { string: "a string", boolean: "true or false", number: "a number" };

/** Loads a function that returns what to use instead of an unknown parameter. */
export type QueryHint = () => Promise<(name: string) => string | undefined>;

/** Returns the error for an invalid query. Its message lists all problems. `hint` returns what to use instead of an unknown parameter. */
export function createQueryError(
  query: Readonly<Record<string, unknown>>,
  parameters: QueryParameters,
  hint: (name: string) => string | undefined = () => undefined,
): InvalidRequestError {
  const problems = Object.entries(query).flatMap(([name, value]) => {
    if (!isKnownParameter(name, parameters)) {
      return [`${name} is not a parameter of the API; ${hint(name) ?? suggest(name, Object.keys(parameters))}`];
    }
    if (isValidValue(value, parameters[name]?.type)) return [];
    return [`${name} must be ${NOUNS[parameters[name]?.type ?? ""] ?? "an integer of at least 0"}`];
  });
  return new InvalidRequestError(`Invalid query: ${problems.join("; ")}.`, { code: "invalid_request" });
}

/** Returns the error for an invalid query of a list. `options` are the options of the list, which a caller may have passed as parameters. */
export async function createListQueryError(
  query: object,
  {
    hint,
    options,
    parameters,
  }: { hint: QueryHint | undefined; options: Readonly<Record<string, true>>; parameters: QueryParameters },
): Promise<InvalidRequestError> {
  const hintOf = await hint?.();
  return createQueryError({ ...query }, parameters, (name) => {
    const isOption = Object.hasOwn(options, name);
    return hintOf?.(name) ?? (isOption ? `pass it as an option: list(query, { ${name} })` : undefined);
  });
}

function suggest(name: string, names: readonly string[]): string {
  const alias = Object.hasOwn(ALIASES, name) ? ALIASES[name] : undefined;
  const suggestion = alias !== undefined && names.includes(alias) ? alias : didYouMean(name, names);
  return suggestion === undefined ? `use one of ${names.join(", ")}` : `use ${suggestion}`;
}
