import { InvalidOptionError } from "../errors.ts";

/** Query parameters by name. A parameter whose value is `null` or `undefined` is omitted from the URL. */
export type QueryOption = Readonly<Record<string, string | number | boolean | null | undefined>>;

/**
 * Validates the option `defaultQuery`, and converts its values to strings.
 *
 * @throws `InvalidOptionError` if `query` is not an object, or if a value is an object or a function.
 */
export function parseDefaultQuery(query: QueryOption): Readonly<Record<string, string>> {
  if (typeof (query as unknown) !== "object" || Symbol.iterator in query) {
    throw new InvalidOptionError("defaultQuery", "must be an object of parameter names and values");
  }
  const parsed: Record<string, string> = {};
  for (const [name, value] of Object.entries(query)) {
    if (value === null || value === undefined) continue;
    if (typeof value === "object" || typeof value === "function") {
      throw new InvalidOptionError("defaultQuery", `must have a string, number or boolean value for ${name}`);
    }
    parsed[name] = String(value);
  }
  return parsed;
}
