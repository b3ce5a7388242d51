import type { Format } from "./formats.ts";
import { createIssue, type RawIssue } from "./issue.ts";

/**
 * A function that checks a value, and returns the issues of the value or `undefined` if the value is valid. If `strict` is true, the function also
 * reports fields and enumeration values that the OpenAPI document does not list.
 */
export type Schema = (value: unknown, strict: boolean) => RawIssue[] | undefined;

/** Accepts strings. `minLength` and `maxLength` are numbers of Unicode code points. If `utc` is true, a string must end in `Z`. */
export function string(
  limits: { minLength?: number; maxLength?: number; pattern?: RegExp; format?: Format; utc?: boolean } = {},
): Schema {
  const { minLength = 0, maxLength = Infinity, pattern, format, utc = false } = limits;
  return (value) => {
    if (typeof value !== "string") return typeMismatch("a string", value);
    // For most strings, `value.length` already shows that the length is valid, because a code point has one or two UTF-16 units.
    if (value.length < 2 * minLength && Array.from(value).length < minLength)
      return [createIssue(`must have at least ${minLength} character(s)`)];
    if (value.length > maxLength && Array.from(value).length > maxLength)
      return [createIssue(`must have at most ${maxLength} character(s)`)];
    if (format && !format.isValid(value)) return [createIssue(`must be ${format.noun}`)];
    if (utc && !value.endsWith("Z")) return [createIssue("must be in UTC and end in Z")];
    if (pattern && !pattern.test(value)) return [createIssue(`must match ${pattern.source}`)];
    return undefined;
  };
}

/** Accepts finite numbers from `minimum` to `maximum`. If `integer` is true, accepts only integers. */
export function number(limits: { integer?: boolean; minimum?: number; maximum?: number } = {}): Schema {
  const { integer = false, minimum = -Infinity, maximum = Infinity } = limits;
  return (value) => {
    if (typeof value !== "number") return typeMismatch(integer ? "an integer" : "a number", value);
    if (!Number.isFinite(value)) return [createIssue("must be a finite number")];
    if (integer && !Number.isInteger(value)) return [createIssue("must be an integer")];
    if (value < minimum) return [createIssue(`must be at least ${minimum}`)];
    if (value > maximum) return [createIssue(`must be at most ${maximum}`)];
    return undefined;
  };
}

/** Accepts `true` and `false`. */
export function boolean(): Schema {
  return (value) => (typeof value === "boolean" ? undefined : typeMismatch("a boolean", value));
}

/** Accepts only the values in `values`. */
export function enumOf(values: readonly (string | number | boolean | null)[]): Schema {
  const allowed = new Set<unknown>(values);
  const message = `must be ${values.length > 1 ? "one of " : ""}${values.join(", ")}`;
  return (value) => (allowed.has(value) ? undefined : [createIssue(message)]);
}

/** Accepts any string. In strict mode, accepts only the strings in `values`. */
export function openEnumOf(values: readonly string[]): Schema {
  const schema = enumOf(values);
  return (value, strict) => {
    if (typeof value !== "string") return typeMismatch("a string", value);
    return strict ? schema(value, strict) : undefined;
  };
}

/** Accepts null and all values that `schema` accepts. */
export function nullable(schema: Schema): Schema {
  return (value, strict) => (value === null ? undefined : schema(value, strict));
}

/**
 * Accepts a value if at least one of the schemas accepts the value. If no schema accepts the value, returns the issues of the first schema that
 * rejects only parts of the value, such as a field. If every schema rejects the whole value, returns one issue with the messages of all schemas.
 */
export function anyOf(...schemas: readonly Schema[]): Schema {
  return (value, strict) => {
    const results: RawIssue[][] = [];
    for (const schema of schemas) {
      const issues = schema(value, strict);
      if (!issues) return undefined;
      results.push(issues);
    }
    const inside = results.find((issues) => issues.every(({ path }) => path.length > 0));
    return inside ?? [createIssue([...new Set(results.flat().map(({ message }) => message))].join(", or "))];
  };
}

/** Creates the issue for a value of the wrong type. The message contains the type of the value, but not the value. */
export function typeMismatch(expected: string, value: unknown): RawIssue[] {
  const actual = value === null ? "null" : Array.isArray(value) ? "an array" : `of type ${typeof value}`;
  return [createIssue(`must be ${expected}, but is ${actual}`)];
}
