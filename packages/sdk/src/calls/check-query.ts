import type { ExactListCallsQuery } from "@smartalex/contract";
import { callStatusValues, listCallsQueryLimits } from "@smartalex/contract/constants";
import { InvalidRequestError } from "../errors.ts";

/** The numbers in a query, all whole, with their limits in the document. */
const NUMBERS: Readonly<Record<string, { minimum: number; maximum?: number }>> = listCallsQueryLimits;
const STATUS = "status" satisfies keyof ExactListCallsQuery;

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
  if (name === STATUS) {
    return callStatusValues.some((status) => status === value)
      ? undefined
      : `must be one of ${callStatusValues.join(", ")}`;
  }
  if (!Object.hasOwn(NUMBERS, name)) return "is no parameter of the API";
  const { minimum = -Infinity, maximum = Infinity } = NUMBERS[name] ?? {};
  if (Number.isInteger(value) && Number(value) >= minimum && Number(value) <= maximum) return undefined;
  return `must be a whole number from ${minimum}${maximum === Infinity ? "" : ` to ${maximum}`}`;
}
