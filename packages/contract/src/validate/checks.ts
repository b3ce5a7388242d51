import { finding, type Finding } from "./issue.ts";

/**
 * Says what is wrong with a value, or `undefined` when nothing is. `strict` also reports what a server may add later:
 * unknown values of enumerations and unknown fields.
 */
export type Check = (value: unknown, strict: boolean) => Finding[] | undefined;

/** The check of a field that may be absent. */
interface OptionalCheck extends Check {
  readonly optional: true;
}

/**
 * A string of at least `minLength` code points that matches `pattern`. With `dateTime`, a time in RFC 3339 format; with `utc`, one that ends
 * in `Z`.
 */
export function string(
  limits: { minLength?: number; pattern?: RegExp; dateTime?: boolean; utc?: boolean } = {},
): Check {
  const { minLength = 0, pattern, dateTime = false, utc = false } = limits;
  return (value) => {
    if (typeof value !== "string") return wrongType("a string", value);
    if (value.length < 2 * minLength && Array.from(value).length < minLength)
      return [finding(`must have at least ${minLength} character(s)`)];
    if (dateTime && !isDateTime(value)) return [finding("must be a date and time in RFC 3339")];
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

/** An open enumeration: any string, but with `strict` only those that are listed. */
export function enumeration(values: readonly string[]): Check {
  const check = closedEnumeration(values);
  return (value, strict) => {
    if (typeof value !== "string") return wrongType("a string", value);
    return strict ? check(value, strict) : undefined;
  };
}

/** One of the values that are listed, in both modes. */
export function closedEnumeration(values: readonly string[]): Check {
  const allowed = new Set<unknown>(values);
  return (value) => (allowed.has(value) ? undefined : [finding(`must be one of ${values.join(", ")}`)]);
}

/** Null, or what `check` takes. */
export function nullable(check: Check): Check {
  return (value, strict) => (value === null ? undefined : check(value, strict));
}

/** An array in which `check` takes every item. */
export function array(check: Check): Check {
  return (value, strict) => {
    if (!Array.isArray(value)) return wrongType("an array", value);
    let all: Finding[] | undefined;
    for (let index = 0; index < value.length; index++) {
      const findings = check(value[index], strict);
      if (findings) all = below(index, findings, all);
    }
    return all;
  };
}

/** For a field that may be absent from its object. */
export function optional(check: Check): OptionalCheck {
  return Object.assign((value: unknown, strict: boolean) => check(value, strict), { optional: true as const });
}

/** An object with these fields, and with `strict` on no others. */
export function object(fields: Readonly<Record<string, Check | OptionalCheck>>): Check {
  const entries = Object.entries(fields);
  return (value, strict) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return wrongType("an object", value);
    const record = value as Record<string, unknown>; // an object that is not an array: its fields are yet unknown
    let all: Finding[] | undefined;
    for (const [name, check] of entries) {
      if (Object.hasOwn(record, name)) {
        const findings = check(record[name], strict);
        if (findings) all = below(name, findings, all);
      } else if (!("optional" in check)) all = below(name, [finding("is missing")], all);
    }
    if (strict) {
      for (const name of Object.keys(record)) {
        if (!Object.hasOwn(fields, name)) all = below(name, [finding("is not a documented field")], all);
      }
    }
    return all;
  };
}

function below(key: string | number, findings: Finding[], all: Finding[] = []): Finding[] {
  for (const found of findings) {
    found.path.unshift(key);
    all.push(found);
  }
  return all;
}

function wrongType(wanted: string, value: unknown): Finding[] {
  const found = value === null ? "null" : Array.isArray(value) ? "an array" : `of type ${typeof value}`;
  return [finding(`must be ${wanted}, but is ${found}`)];
}

const RFC_3339 = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/i;

function isDateTime(text: string): boolean {
  const date = RFC_3339.exec(text)?.[1];
  if (date === undefined) return false;
  const midnight = new Date(`${date}T00:00:00Z`);
  // Date.parse takes 30 February for 1 March: only a real day comes back as it went in.
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(date);
}
