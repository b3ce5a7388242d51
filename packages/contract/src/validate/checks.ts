import type { Format } from "./formats.ts";
import { finding, type Finding } from "./issue.ts";

/**
 * Says what is wrong with a value, or `undefined` when nothing is. `strict` also reports what a server may add later:
 * unknown values of open enumerations and unknown fields.
 */
export type Check = (value: unknown, strict: boolean) => Finding[] | undefined;

/** A string. The lengths count code points. With `utc`, it ends in `Z`. */
export function string(
  limits: { minLength?: number; maxLength?: number; pattern?: RegExp; format?: Format; utc?: boolean } = {},
): Check {
  const { minLength = 0, maxLength = Infinity, pattern, format, utc = false } = limits;
  return (value) => {
    if (typeof value !== "string") return wrongType("a string", value);
    // A code point has one or two UTF-16 units, so most strings need not be counted.
    if (value.length < 2 * minLength && Array.from(value).length < minLength)
      return [finding(`must have at least ${minLength} character(s)`)];
    if (value.length > maxLength && Array.from(value).length > maxLength)
      return [finding(`must have at most ${maxLength} character(s)`)];
    if (format && !format.isValid(value)) return [finding(`must be ${format.noun}`)];
    if (utc && !value.endsWith("Z")) return [finding("must be in UTC and end in Z")];
    if (pattern && !pattern.test(value)) return [finding(`must match ${pattern.source}`)];
    return undefined;
  };
}

/** A finite number, or with `integer` a whole one, within `minimum` and `maximum`. */
export function number(limits: { integer?: boolean; minimum?: number; maximum?: number } = {}): Check {
  const { integer = false, minimum = -Infinity, maximum = Infinity } = limits;
  return (value) => {
    if (typeof value !== "number") return wrongType(integer ? "a whole number" : "a number", value);
    if (!Number.isFinite(value)) return [finding("must be a finite number")];
    if (integer && !Number.isInteger(value)) return [finding("must be a whole number")];
    if (value < minimum) return [finding(`must be at least ${minimum}`)];
    if (value > maximum) return [finding(`must be at most ${maximum}`)];
    return undefined;
  };
}

/** True or false. */
export function boolean(): Check {
  return (value) => (typeof value === "boolean" ? undefined : wrongType("a boolean", value));
}

/** An open enumeration: any string, but with `strict` only those that are listed. */
export function enumeration(values: readonly string[]): Check {
  const check = closedEnumeration(values);
  return (value, strict) => {
    if (typeof value !== "string") return wrongType("a string", value);
    return strict ? check(value, strict) : undefined;
  };
}

/** One of the values that are listed, in both modes. */
export function closedEnumeration(values: readonly (string | number | boolean | null)[]): Check {
  const allowed = new Set<unknown>(values);
  const message = `must be ${values.length > 1 ? "one of " : ""}${values.join(", ")}`;
  return (value) => (allowed.has(value) ? undefined : [finding(message)]);
}

/** Null, or a value that passes `check`. */
export function nullable(check: Check): Check {
  return (value, strict) => (value === null ? undefined : check(value, strict));
}

/**
 * A value that passes one of the checks. Otherwise it reports what a check finds inside the value, or what each check finds about the value
 * itself.
 */
export function anyOf(...checks: readonly Check[]): Check {
  return (value, strict) => {
    const all: Finding[][] = [];
    for (const check of checks) {
      const findings = check(value, strict);
      if (!findings) return undefined;
      all.push(findings);
    }
    const inside = all.find((findings) => findings.every(({ path }) => path.length > 0));
    return inside ?? [finding([...new Set(all.flat().map(({ message }) => message))].join(", or "))];
  };
}

/** The finding for a value of another type, which it names without repeating the value. */
export function wrongType(expected: string, value: unknown): Finding[] {
  const actual = value === null ? "null" : Array.isArray(value) ? "an array" : `of type ${typeof value}`;
  return [finding(`must be ${expected}, but is ${actual}`)];
}
