import { InvalidRequestError } from "../../errors.ts";
import { didYouMean } from "../../runtime/did-you-mean.ts";
import { isKnownParameter, isValidValue, type QueryParameters } from "../validate-query.ts";

/** Parameter names that other APIs use, each with the name of the same parameter in the SmartAlex API. */
const ALIASES: Readonly<Record<string, string>> = { limit: "per_page", page_size: "per_page" };

/** Descriptions of valid values for error messages, by parameter type. */
const NOUNS: Readonly<Record<string, string>> = { string: "a string", boolean: "true or false", number: "a number" };

/** Loads a function that receives the name of an unknown parameter and returns what to use instead. */
export type QueryHint = () => Promise<(name: string) => string | undefined>;

/**
 * Returns the error for an invalid query, with a message that lists all problems. `hint` receives the name of an unknown parameter and returns what
 * to use instead.
 */
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

/**
 * Returns the error for an invalid query of a list request. `options` has the names of the list options, which a caller may pass as query parameters
 * by mistake.
 */
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
