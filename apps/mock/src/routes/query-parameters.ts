import type { QueryParameter } from "../http/api-operations.ts";

/** The largest page, and what happens to a request for a larger one: 400, or the largest page. */
export interface PageLimit {
  /** The maximum of `per_page`, instead of the documented one. */
  maxPerPage?: number | undefined;
  over: "reject" | "clamp";
}

/** The values of a query by their names, with the defaults of those that are not sent. */
export type Query = Readonly<Record<string, number | string>>;

/** Validates a query against the parameters of its operation. Ignores all other parameters. `problem` is the message of the error. */
export function parseQuery(
  parameters: readonly QueryParameter[],
  search: URLSearchParams,
  limit: PageLimit,
): { query: Query } | { problem: string } {
  const query: Record<string, number | string> = {};
  for (const parameter of parameters) {
    const { name } = parameter;
    const isPageSize = name === "per_page";
    const maximum = isPageSize ? (limit.maxPerPage ?? parameter.maximum) : parameter.maximum;
    const result = parseParameter({ ...parameter, maximum }, search, isPageSize && limit.over === "clamp");
    if (typeof result === "object") return result;
    if (result !== undefined) query[name] = result;
  }
  return { query };
}

/** Returns the value of a parameter, its default, or why its value is invalid. */
function parseParameter(
  { default: unset, isRequired, maximum, minimum, name, type, values }: QueryParameter,
  search: URLSearchParams,
  isClamped: boolean,
): number | string | undefined | { problem: string } {
  const [text, ...others] = search.getAll(name);
  if (others.length > 0) return { problem: `${name} is given more than once` };
  if (text === undefined) {
    if (isRequired) return { problem: `${name} is required` };
    return typeof unset === "number" ? Math.min(unset, maximum) : unset;
  }
  if (type === "integer") {
    if (!/^-?\d{1,15}$/.test(text)) {
      return { problem: `${name} must be an integer${minimum === -Infinity ? "" : ` of at least ${minimum}`}` };
    }
    const value = Number(text);
    if (value < minimum) return { problem: `${name} must be at least ${minimum}` };
    if (value > maximum && !isClamped) return { problem: `${name} must be at most ${maximum}` };
    return Math.min(value, maximum);
  }
  // The document allows any value of an open enumeration. The mock has no records with other values.
  if (values?.includes(text) === false) return { problem: `${name} must be one of ${values.join(", ")}` };
  return text;
}
