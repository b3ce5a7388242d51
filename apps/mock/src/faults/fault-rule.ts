import { listCallsQueryLimits } from "@smartalex/contract";
import { listParameters } from "../endpoints/list-query.ts";
import type { Behaviour, MockRequest } from "../handler.ts";
import { BASE_PATH, route } from "../routes.ts";
import { SettingError } from "../setting-error.ts";
import { readFault } from "./faults.ts";

/** When something goes wrong, and what. */
export interface FaultRule {
  matches: (request: MockRequest) => boolean;
  /** How many of the requests that match it meets, 0 to 1. */
  probability: number;
  /** One step for each request that it meets. The last one goes on. */
  script: readonly Behaviour[];
}

/** Reads `GET /calls page=3 5%: 503, reset, ok`; what stands before the colon is optional. Throws `SettingError`. */
export function readRule(text: string, now: () => number): FaultRule {
  try {
    const colon = text.search(/:(?:\s|$)/);
    const conditions = (colon < 0 ? "" : text.slice(0, colon)).split(/\s+/).filter(Boolean).map(readCondition);
    return {
      matches: (request) => conditions.every(({ matches }) => matches(request)),
      probability: conditions.reduce((product, { probability }) => product * probability, 1),
      script: text
        .slice(colon + 1)
        .trim()
        .split(/,\s+/)
        .map((fault) => readFault(fault, now)),
    };
  } catch (error) {
    if (error instanceof SettingError) throw new SettingError(`the fault "${text}" cannot be read: ${error.message}`);
    throw error;
  }
}

type Condition = Pick<FaultRule, "matches" | "probability">;

function readCondition(word: string): Condition {
  if (word === "GET") return when(({ method }) => method === word);
  if (word.startsWith("/")) return when(isPath(word));
  const [, name, value] = /^(\w+)=(\S+)$/.exec(word) ?? [];
  if (name !== undefined && value !== undefined) return when(hasParameter(name, value));
  const percent = /^(\d+(?:\.\d+)?)%$/.exec(word)?.[1];
  if (percent !== undefined && Number(percent) <= 100)
    return { matches: () => true, probability: Number(percent) / 100 };
  throw new SettingError(`${word} is no condition. Before the colon stand any of GET, /calls, page=3 and 5%`);
}

function when(matches: Condition["matches"]): Condition {
  return { matches, probability: 1 };
}

/** Whether a request is for this path; `{id}` is any id. */
function isPath(path: string): Condition["matches"] {
  if (/[?#]/.test(path)) throw new SettingError(`${path} has a query. Write parameters as conditions: /calls page=2`);
  const wanted = route({ method: "GET", url: `http://mock${BASE_PATH}${path}` });
  if (wanted.operation === undefined) {
    throw new SettingError(`there is no path ${path}. Write /calls, /calls/{id} for any call, or /calls/call_abc123`);
  }
  return ({ url }) => {
    const found = route({ method: "GET", url });
    if (found.operation !== "getCall" || wanted.operation !== "getCall") return found.operation === wanted.operation;
    return wanted.id === "{id}" || wanted.id === found.id;
  };
}

/** Whether a request lists calls with this parameter. A parameter that is not sent has its default. */
function hasParameter(name: string, value: string): Condition["matches"] {
  if (!listParameters.includes(name)) {
    throw new SettingError(`there is no parameter ${name}. Known are ${listParameters.join(", ")}`);
  }
  const { page, per_page } = listCallsQueryLimits;
  const defaults: Record<string, number> = { page: page.default, per_page: per_page.default };
  return ({ url }) => {
    const requested = route({ method: "GET", url });
    if (requested.operation !== "listCalls") return false;
    return (new URLSearchParams(requested.search).get(name) ?? String(defaults[name])) === value;
  };
}
