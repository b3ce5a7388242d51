import { combineSchemas } from "./combine-schemas.ts";
import { asList, asNode, asSchema, type Node } from "./node.ts";
import { openEnumeration } from "./open-enumeration.ts";
import { sameValue } from "./same-value.ts";
import { withoutDefaults } from "./stated-defaults.ts";

const cache = new WeakMap<Node, Node>();

/**
 * What a schema allows, however it is composed. Keywords that only state their default are left out, `allOf` is merged, and null is told
 * apart from other types and values as `allowsNull`. `oneOf` and `anyOf` become `alternatives` and `alternativesOf`, unless one alternative
 * is left besides null; an `anyOf` of some strings and any string becomes `enum` and `isOpen`. What cannot be merged stays in `allOf`.
 */
export function effectiveSchema(schema: Node): Node {
  const known = cache.get(schema);
  if (known) return known;
  const made = partsOf(schema, []).reduce(putTogether, {});
  cache.set(schema, made);
  return made;
}

function partsOf(schema: Node, within: readonly Node[]): Node[] {
  if (within.includes(schema))
    throw new Error("A schema is composed of itself. Break the circle with a field or an array.");
  const deeper = [...within, schema];
  const { allOf, oneOf, anyOf, ...own } = withoutDefaults(schema);
  return [
    withoutNull(own),
    ...asList(allOf).flatMap((part) => partsOf(asSchema(part), deeper)),
    ...Object.entries({ oneOf, anyOf }).flatMap(([keyword, choices]) => {
      return choices === undefined ? [] : partsOfChoices(keyword, asList(choices), deeper);
    }),
  ];
}

function partsOfChoices(keyword: string, choices: readonly unknown[], within: readonly Node[]): readonly Node[] {
  const others = choices.map(asSchema).filter((choice) => !isNull(choice));
  const allowsNull = others.length < choices.length;
  const open = keyword === "anyOf" ? openEnumeration(others) : undefined;
  if (open) return [...open, { allowsNull }];
  const [only, ...rest] = others;
  if (!only || rest.length > 0)
    return [{ alternatives: others, alternativesOf: keyword, ...(allowsNull && { allowsNull }) }];
  return [{ ...partsOf(only, within).reduce(putTogether, {}), ...(allowsNull && { allowsNull }) }];
}

function isNull({ type }: Node): boolean {
  return type === "null" || (Array.isArray(type) && type.length === 1 && type[0] === "null");
}

/** Types as a list, `const` as an enumeration of one, and null in neither of them. */
function withoutNull({ type, enum: values, const: value, ...rest }: Node): Node {
  const types = type === undefined ? undefined : [type].flat();
  const allowed = value === undefined ? values : [value];
  const isNullable = [types?.includes("null"), Array.isArray(allowed) ? allowed.includes(null) : undefined];
  return {
    ...rest,
    ...(types && { type: types.filter((name) => name !== "null") }),
    ...(allowed !== undefined && { enum: asList(allowed).filter((one) => one !== null) }),
    ...(isNullable.some((is) => is !== undefined) && { allowsNull: !isNullable.includes(false) }),
  };
}

function putTogether(whole: Node, part: Node): Node {
  const result: Record<string, unknown> = { ...whole };
  for (const [keyword, value] of Object.entries(part)) {
    if (!(keyword in result)) result[keyword] = value;
    else if (!sameValue(result[keyword], value)) Object.assign(result, both(keyword, result, value));
  }
  return result;
}

/** A keyword that two parts have, with different values. */
function both(keyword: string, whole: Node, value: unknown): Node {
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
