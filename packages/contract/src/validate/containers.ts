import { wrongType, type Check } from "./checks.ts";
import { finding, type Finding } from "./issue.ts";

/** The check of a field that may be absent. */
interface OptionalCheck extends Check {
  readonly optional: true;
}

/** An array in which every item passes `check`. */
export function array(
  check: Check,
  limits: { minItems?: number; maxItems?: number; uniqueItems?: boolean } = {},
): Check {
  const { minItems = 0, maxItems = Infinity, uniqueItems = false } = limits;
  return (value, strict) => {
    if (!Array.isArray(value)) return wrongType("an array", value);
    if (value.length < minItems) return [finding(`must have at least ${minItems} item(s)`)];
    if (value.length > maxItems) return [finding(`must have at most ${maxItems} item(s)`)];
    let all: Finding[] | undefined;
    for (let index = 0; index < value.length; index++) {
      const findings = check(value[index], strict);
      if (findings) all = below(index, findings, all);
    }
    if (uniqueItems && !all && new Set(value.map(canonicalJson)).size < value.length)
      return [finding("must not have the same item twice")];
    return all;
  };
}

/** For a field that may be absent from its object. */
export function optional(check: Check): OptionalCheck {
  return Object.assign((value: unknown, strict: boolean) => check(value, strict), { optional: true as const });
}

/**
 * An object with these fields. Other fields pass `additional`, or must not exist if it is `false`. Without `additional` they may exist, and
 * `strict` reports them.
 */
export function object(
  fields: Readonly<Record<string, Check | OptionalCheck>>,
  { additional }: { additional?: Check | false } = {},
): Check {
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
    if (additional === undefined && !strict) return all;
    for (const name of Object.keys(record)) {
      if (Object.hasOwn(fields, name)) continue;
      const findings = additional ? additional(record[name], strict) : [finding("is not a documented field")];
      if (findings) all = below(name, findings, all);
    }
    return all;
  };
}

function below(key: string | number, findings: Finding[], all: Finding[] = []): Finding[] {
  for (const one of findings) {
    one.path.unshift(key);
    all.push(one);
  }
  return all;
}

/** The same text for the same value, in whatever order the fields of its objects are. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => {
    if (typeof inner !== "object" || inner === null || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)));
  });
}
