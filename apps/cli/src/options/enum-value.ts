import { closestMatch } from "leven";
import { UsageError } from "../errors.ts";

/** Checks that a value is one of the known ones. Throws `UsageError` with the nearest match. */
export function parseEnum<Value extends string>(flag: string, input: string, values: readonly Value[]): Value {
  const result = values.find((value) => value === input);
  if (result !== undefined) return result;
  throw new UsageError(`${flag} ${quoteForMessage(input)} is not known. ${suggestValue(input, values)}`);
}

/** What was probably meant, and all that there is. */
export function suggestValue(value: string, values: readonly string[]): string {
  const nearest = closestMatch(value.toLowerCase(), values, { maxDistance: 3 });
  const hint = nearest === undefined ? "Use one of" : `Did you mean ${nearest}? Known are`;
  return `${hint} ${values.join(", ")}.`;
}

/** A value as it was typed, short enough for one line. */
export function quoteForMessage(value: string): string {
  return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
}
