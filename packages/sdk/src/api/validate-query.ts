import type { ListCallsQuery } from "@smartalex/contract";
import { listCallsQueryLimits } from "@smartalex/contract/constants";
import { InvalidRequestError } from "../errors.ts";
import { didYouMean } from "../runtime/did-you-mean.ts";
import { callFields } from "../resources/calls/call-fields.ts";
import { listOptions } from "../resources/calls/call-options.ts";

const PARAMETERS: Readonly<Record<string, { type: "string" | "integer" }>> = listCallsQueryLimits;

/** Names that other APIs have for the same. */
const ALIASES: Readonly<Record<string, string>> = { call_status: "status", limit: "per_page", page_size: "per_page" };

/**
 * Throws `InvalidRequestError` for a query that can never be right: a parameter that does not exist, a text for a number, a number that is
 * not whole, or negative. What the contract only assumes, such as the largest `per_page` and the values of `status`, is for the server to
 * judge.
 */
export function validateQuery(query: ListCallsQuery): void {
  const problems = Object.entries(query).flatMap(([name, value]) => {
    const problem = problemOf(name, value);
    return problem === undefined ? [] : [`${name} ${problem}`];
  });
  if (problems.length === 0) return;
  throw new InvalidRequestError(`The query was not sent: ${problems.join("; ")}.`, { code: "invalid_request" });
}

function problemOf(name: string, value: unknown): string | undefined {
  const parameter = Object.hasOwn(PARAMETERS, name) ? PARAMETERS[name] : undefined;
  if (!parameter) return `is not a parameter of the API; ${alternativeTo(name)}`;
  if (parameter.type === "string") return typeof value === "string" ? undefined : "must be a string";
  return Number.isSafeInteger(value) && Number(value) >= 0 ? undefined : "must be a whole number from 0";
}

function alternativeTo(name: string): string {
  const names = Object.keys(PARAMETERS);
  const alias = Object.hasOwn(ALIASES, name) ? ALIASES[name] : undefined;
  if (alias !== undefined) return `use ${alias}`;
  if (Object.hasOwn(callFields, name) || ["campaign_id", "from", "until"].includes(name)) {
    return `use list().filter({ ${name} }), which compares it while the calls are read`;
  }
  if (Object.hasOwn(listOptions, name)) return `pass it as an option: list(query, { ${name} })`;
  const nearest = didYouMean(name, names);
  return nearest === undefined ? `use one of ${names.join(", ")}` : `use ${nearest}`;
}
