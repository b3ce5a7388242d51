import { BASE_PATH, apiRouter } from "../http/api-router.ts";
import type { Middleware, HttpRequest } from "../http/middleware.ts";
import { InvalidOptionError } from "../runtime/errors.ts";
import { parseFault } from "./faults.ts";

/** A rule: which requests get a fault, and which fault. */
export interface ParsedFaultRule {
  matches: (request: HttpRequest) => boolean;
  /** The share of the matching requests that the rule applies to, from 0 to 1. */
  probability: number;
  /** One step for each request that the rule applies to. The last step is repeated. */
  script: readonly Middleware[];
}

/**
 * Parses a rule such as `GET /calls page=3 5%: 503, reset, ok`. The conditions and the colon are optional.
 *
 * @throws `InvalidOptionError` for an invalid rule.
 */
export function parseFaultRule(text: string, now: () => number): ParsedFaultRule {
  try {
    const colon = text.search(/:(?:\s|$)/);
    const conditions = (colon < 0 ? "" : text.slice(0, colon)).split(/\s+/).filter(Boolean).map(parseCondition);
    return {
      matches: (request) => conditions.every(({ matches }) => matches(request)),
      probability: conditions.reduce((product, { probability }) => product * probability, 1),
      script: text
        .slice(colon + 1)
        .trim()
        .split(/,\s+/)
        .map((fault) => parseFault(fault, now)),
    };
  } catch (error) {
    if (error instanceof InvalidOptionError) throw new InvalidOptionError(`invalid fault "${text}": ${error.message}`);
    throw error;
  }
}

type Condition = Pick<ParsedFaultRule, "matches" | "probability">;

function parseCondition(word: string): Condition {
  if (apiRouter.operations.some(({ method }) => method === word)) return when(({ method }) => method === word);
  if (word.startsWith("/")) return when(isPath(word));
  const [, name, value] = /^(\w+)=(\S+)$/.exec(word) ?? [];
  if (name !== undefined && value !== undefined) return when(hasParameter(name, value));
  const percent = /^(\d+(?:\.\d+)?)%$/.exec(word)?.[1];
  if (percent !== undefined && Number(percent) <= 100)
    return { matches: () => true, probability: Number(percent) / 100 };
  throw new InvalidOptionError(
    `invalid condition ${word}. Write conditions such as GET, /calls, page=3 or 5% before the colon`,
  );
}

function when(matches: Condition["matches"]): Condition {
  return { matches, probability: 1 };
}

/** Matches requests for a path. A parameter in braces, such as `{id}`, matches any value. */
function isPath(path: string): Condition["matches"] {
  if (/[?#]/.test(path))
    throw new InvalidOptionError(`${path} has a query. Write parameters as conditions: /calls page=2`);
  const expected = apiRouter.matchPath(`http://mock${BASE_PATH}${path}`);
  if (!expected) {
    const templates = apiRouter.paths.map(({ template }) => template).join(", ");
    throw new InvalidOptionError(`unknown path ${path}. Use one of ${templates}, or an ID in place of {id}`);
  }
  return ({ url }) => {
    const requested = apiRouter.matchPath(url);
    if (requested?.path !== expected.path) return false;
    return expected.parameters.every((value, index) => {
      return /^\{.+\}$/.test(value) || value === requested.parameters[index];
    });
  };
}

/** Matches requests with this value of a query parameter. A parameter that is not sent has its default. */
function hasParameter(name: string, value: string): Condition["matches"] {
  const allowed = new Set(
    apiRouter.operations.flatMap(({ queryParameters }) => queryParameters.map((one) => one.name)),
  );
  if (!allowed.has(name)) {
    throw new InvalidOptionError(`unknown parameter ${name}. Use one of ${[...allowed].join(", ")}`);
  }
  return ({ url }) => {
    const match = apiRouter.match({ method: "GET", url });
    if (match.kind !== "operation") return false;
    const parameter = match.operation.queryParameters.find((one) => one.name === name);
    return (
      parameter !== undefined &&
      (new URLSearchParams(match.search).get(name) ?? String(parameter.default ?? "")) === value
    );
  };
}
