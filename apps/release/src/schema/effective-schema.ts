import { combineSchemas } from "./combine-schemas.ts";
import { asList, asNode, asSchema, type Node } from "../openapi/node.ts";
import { openEnumeration } from "./open-enumeration.ts";
import { deepEqual } from "../openapi/deep-equal.ts";
import { withoutDefaults } from "../openapi/default-keywords.ts";

const cache = new WeakMap<Node, Node>();

/**
 * Returns what a schema allows, independent of its composition:
 *
 * - Keywords with their default value are omitted.
 * - `allOf` is merged. Parts that cannot be merged stay in `allOf`.
 * - Null becomes `allowsNull`, and is removed from types and values.
 * - `oneOf` and `anyOf` become `alternatives` and `alternativesOf`, unless only one alternative remains besides null.
 * - An `anyOf` of known strings and any string becomes `enum` and `isOpen`.
 */
export function effectiveSchema(schema: Node): Node {
  const cached = cache.get(schema);
  if (cached) return cached;
  const effective = partsOf(schema, []).reduce(mergePart, {});
  cache.set(schema, effective);
  return effective;
}

function partsOf(schema: Node, ancestors: readonly Node[]): Node[] {
  if (ancestors.includes(schema))
    throw new Error(
      "A schema contains itself in allOf, oneOf or anyOf. Refer to the schema in a property or in items instead.",
    );
  const nextAncestors = [...ancestors, schema];
  const { allOf, oneOf, anyOf, ...own } = withoutDefaults(schema);
  return [
    withoutNull(own),
    ...asList(allOf).flatMap((part) => partsOf(asSchema(part), nextAncestors)),
    ...Object.entries({ oneOf, anyOf }).flatMap(([keyword, choices]) => {
      return choices === undefined ? [] : partsOfChoices(keyword, asList(choices), nextAncestors);
    }),
  ];
}

function partsOfChoices(keyword: string, choices: readonly unknown[], ancestors: readonly Node[]): readonly Node[] {
  const others = choices.map(asSchema).filter((choice) => !isNull(choice));
  const allowsNull = others.length < choices.length;
  const open = keyword === "anyOf" ? openEnumeration(others) : undefined;
  if (open) return [...open, { allowsNull }];
  const [only, ...rest] = others;
  if (!only || rest.length > 0)
    return [{ alternatives: others, alternativesOf: keyword, ...(allowsNull && { allowsNull }) }];
  return [{ ...partsOf(only, ancestors).reduce(mergePart, {}), ...(allowsNull && { allowsNull }) }];
}

function isNull({ type }: Node): boolean {
  return type === "null" || (Array.isArray(type) && type.length === 1 && type[0] === "null");
}

/** Converts the type to a list and `const` to an enumeration, and removes null from both. */
function withoutNull({ type, enum: values, const: value, ...rest }: Node): Node {
  const types = type === undefined ? undefined : [type].flat();
  const allowed = value === undefined ? values : [value];
  const isNullable = [types?.includes("null"), Array.isArray(allowed) ? allowed.includes(null) : undefined];
  return {
    ...rest,
    ...(types && { type: types.filter((name) => name !== "null") }),
    ...(allowed !== undefined && { enum: asList(allowed).filter((value) => value !== null) }),
    ...(isNullable.some((value) => value !== undefined) && { allowsNull: !isNullable.includes(false) }),
  };
}

function mergePart(whole: Node, part: Node): Node {
  const result: Record<string, unknown> = { ...whole };
  for (const [keyword, value] of Object.entries(part)) {
    if (!(keyword in result)) result[keyword] = value;
    else if (!deepEqual(result[keyword], value)) Object.assign(result, mergeKeyword(keyword, result, value));
  }
  return result;
}

/** Merges a keyword that has different values in two parts. */
function mergeKeyword(keyword: string, whole: Node, value: unknown): Node {
  const before = whole[keyword];
  switch (keyword) {
    case "properties": {
      const [ours, theirs] = [asNode(before), asNode(value)];
      const combined = Object.entries(theirs).map(([name, schema]) => {
        return [name, name in ours ? combineSchemas(asSchema(ours[name]), asSchema(schema)) : schema] as const;
      });
      return { properties: { ...ours, ...Object.fromEntries(combined) } };
    }
    case "required":
      return { required: [...new Set([...asList(before), ...asList(value)])] };
    case "enum":
    case "type":
      return { [keyword]: asList(before).filter((one) => asList(value).includes(one)) };
    case "allowsNull":
      return { allowsNull: false };
    case "description":
    case "title":
    case "examples":
      return { [keyword]: [before, value].flat() };
    default:
      return keyword.startsWith("x-")
        ? { [keyword]: [before, value].flat() }
        : { allOf: [...asList(whole["allOf"]), { [keyword]: value }] };
  }
}
