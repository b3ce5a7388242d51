import { UsageError } from "../errors.ts";
import { suggestValue } from "./did-you-mean.ts";

/** Checks that a value is allowed. Throws `UsageError` with the closest match. */
export function parseEnum<Value extends string>(flag: string, input: string, values: readonly Value[]): Value {
  const result = values.find((value) => value === input);
  if (result !== undefined) return result;
  throw new UsageError(`Invalid value for ${flag}: ${quoteForMessage(input)}. ${suggestValue(input, values)}`);
}

/** Quotes a value for a message, and truncates it. */
export function quoteForMessage(value: string): string {
  return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
}
