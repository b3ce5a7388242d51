import type { ExactListCallsQuery } from "@smartalex/contract";
import { listCallsQueryLimits } from "@smartalex/contract/constants";
import { InvalidRequestError } from "../errors.ts";

/** What a parameter may be. */
interface Limits {
  type: "string" | "integer";
  values?: readonly string[];
  minimum?: number;
  maximum?: number;
}

const PARAMETERS: Readonly<Record<string, Limits>> = listCallsQueryLimits;

/**
 * Throws `InvalidRequestError` for a query that the document does not allow. It decides as the contract's validator does in its strict
 * mode, in a twentieth of the code: this is part of every bundle.
 */
export function checkQuery(query: ExactListCallsQuery): void {
  const problems = Object.entries(query).flatMap(([name, value]) => {
    const problem = problemOf(name, value);
    return problem === undefined ? [] : [`${name} ${problem}`];
  });
  if (problems.length === 0) return;
  throw new InvalidRequestError(`The query was not sent: ${problems.join("; ")}.`, { code: "invalid_request" });
}

function problemOf(name: string, value: unknown): string | undefined {
  const limits = Object.hasOwn(PARAMETERS, name) ? PARAMETERS[name] : undefined;
  if (!limits) return "is no parameter of the API";
  const { maximum = Infinity, minimum = -Infinity, type, values } = limits;
  if (values) return values.some((known) => known === value) ? undefined : `must be one of ${values.join(", ")}`;
  if (type === "string") return typeof value === "string" ? undefined : "must be a text";
  if (Number.isInteger(value) && Number(value) >= minimum && Number(value) <= maximum) return undefined;
  return `must be a whole number from ${minimum}${maximum === Infinity ? "" : ` to ${maximum}`}`;
}
