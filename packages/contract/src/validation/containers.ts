import { typeMismatch, type Schema } from "./schema.ts";
import { createIssue, type RawIssue } from "./issue.ts";

/** The schema of a field that may be absent from its object. */
interface OptionalSchema extends Schema {
  readonly optional: true;
}

/** The schemas of an object's fields, by field name. */
type Shape = Readonly<Record<string, Schema | OptionalSchema>>;

/** Accepts an array within `limits` if `schema` accepts every item. */
export function array(
  schema: Schema,
  limits: { minItems?: number; maxItems?: number; uniqueItems?: boolean } = {},
): Schema {
  const { minItems = 0, maxItems = Infinity, uniqueItems = false } = limits;
  return (value, strict) => {
    if (!Array.isArray(value)) return typeMismatch("an array", value);
    if (value.length < minItems) return [createIssue(`must have at least ${minItems} item(s)`)];
    if (value.length > maxItems) return [createIssue(`must have at most ${maxItems} item(s)`)];
    let all: RawIssue[] | undefined;
    for (let index = 0; index < value.length; index++) {
      const issues = schema(value[index], strict);
      if (issues) all = addIssues(all, index, issues);
    }
    if (uniqueItems && !all && new Set(value.map(canonicalJson)).size < value.length)
      return [createIssue("must not contain the same item twice")];
    return all;
  };
}

/** Returns a schema for a field that may be absent from its object. */
export function optional(schema: Schema): OptionalSchema {
  return Object.assign((value: unknown, strict: boolean) => schema(value, strict), { optional: true as const });
}

/**
 * Accepts an object if its fields match the schemas in `fields`. `additional` is the schema of all fields that `fields` does not list, or `false` to
 * reject unlisted fields. If `additional` is missing, unlisted fields are accepted, except in strict mode.
 */
export function object(fields: Shape, { additional }: { additional?: Schema | false } = {}): Schema {
  const entries = Object.entries(fields);
  return (value, strict) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return typeMismatch("an object", value);
    const record = value as Record<string, unknown>; // `value` is an object whose fields can have any type
    let all: RawIssue[] | undefined;
    for (const [name, schema] of entries) {
      if (Object.hasOwn(record, name)) {
        const issues = schema(record[name], strict);
        if (issues) all = addIssues(all, name, issues);
      } else if (!("optional" in schema)) all = addIssues(all, name, [createIssue("is missing")]);
    }
    if (additional === undefined && !strict) return all;
    for (const name of Object.keys(record)) {
      if (Object.hasOwn(fields, name)) continue;
      const issues = additional ? additional(record[name], strict) : [createIssue("is not a documented field")];
      if (issues) all = addIssues(all, name, issues);
    }
    return all;
  };
}

/** Merges the fields of all object schemas that an `allOf` combines. */
export function mergeShapes(...shapes: readonly Shape[]): Shape {
  return Object.assign({}, ...shapes) as Shape; // `Object.assign` returns `any` for a list of sources
}

/**
 * Adds the issues of a field or item to `all`, the list of issues of the object or array that contains the field or item. The list `all` is created
 * when the first issue is added, because most values have no issues.
 */
function addIssues(all: RawIssue[] = [], key: string | number, issues: readonly RawIssue[]): RawIssue[] {
  for (const issue of issues) {
    issue.path.unshift(key);
    all.push(issue);
  }
  return all;
}

/** Serializes a value as JSON with sorted field names, so that equal values result in equal texts. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => {
    if (typeof inner !== "object" || inner === null || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
