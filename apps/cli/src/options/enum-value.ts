import { closestMatch } from "leven";
import { UsageError } from "../errors.ts";

/** Checks that a value is one of the known ones. Throws `UsageError` with the nearest match. */
export function parseEnum<Value extends string>(flag: string, given: string, values: readonly Value[]): Value {
  const found = values.find((value) => value === given);
  if (found !== undefined) return found;
  throw new UsageError(`${flag} ${quoteForMessage(given)} is not known. ${suggestValue(given, values)}`);
}

/** What was probably meant, and all that there is. */
export function suggestValue(given: string, values: readonly string[]): string {
  const nearest = closestMatch(given.toLowerCase(), values, { maxDistance: 3 });
  const hint = nearest === undefined ? "Use one of" : `Did you mean ${nearest}? Known are`;
  return `${hint} ${values.join(", ")}.`;
}

/** A value as it was typed, short enough for one line. */
export function quoteForMessage(given: string): string {
  return JSON.stringify(given.length > 40 ? `${given.slice(0, 40)}…` : given);
}
