import { closestMatch } from "leven";
import { UsageError } from "../errors.ts";

/** Checks that a value is allowed. Throws `UsageError` with the closest match. */
export function parseEnum<Value extends string>(flag: string, input: string, values: readonly Value[]): Value {
  const result = values.find((value) => value === input);
  if (result !== undefined) return result;
  throw new UsageError(`Invalid value for ${flag}: ${quoteForMessage(input)}. ${suggestValue(input, values)}`);
}

/** Formats a suggestion: the closest value, and all allowed values. */
export function suggestValue(value: string, values: readonly string[]): string {
  const nearest = closestMatch(value.toLowerCase(), values, { maxDistance: 3 });
  const hint = nearest === undefined ? "Use one of" : `Did you mean ${nearest}? Allowed values:`;
  return `${hint} ${values.join(", ")}.`;
}

/** Quotes a value for a message, and truncates it. */
export function quoteForMessage(value: string): string {
  return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
}
