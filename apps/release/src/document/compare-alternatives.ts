import { difference, levelOf, type Difference } from "./difference.ts";
import { effectiveSchema } from "./effective-schema.ts";
import { isWording } from "./compare-rest.ts";
import { asList, asSchema, type Node } from "./node.ts";
import { sameValue } from "./same-value.ts";
import { splitByType } from "./split-by-type.ts";
import type { Where } from "./where.ts";

/** Keywords of `effectiveSchema` that are compared here. */
export const alternativeKeywords = ["alternatives", "alternativesOf"];

/**
 * Compares the alternatives that the other schema does not have, in their order, with `compare`. Alternatives of an alternative, and the
 * types of a list, count one by one where the other schema has no such alternative.
 */
export function compareAlternatives(
  before: Node,
  after: Node,
  where: Where,
  compare: (before: Node, after: Node, where: Where) => Difference[],
): Difference[] {
  const { gone, come } = differingMembers(before, after);
  return [
    ...compareKeywords(before, after, where),
    ...Array.from({ length: Math.max(gone.length, come.length) }).flatMap((_, index) => {
      const [old, young] = [gone[index], come[index]];
      if (!old) return [difference(levelOf("widened", where), "alternative added", where)];
      if (!young) return [difference(levelOf("narrowed", where), "alternative removed", where)];
      return compare(old, young, where);
    }),
  ];
}

/** Whether nothing but its alternatives says what a schema allows. */
export function saysAllInAlternatives(schema: Node): boolean {
  const others = Object.keys(schema).filter((keyword) => !alternativeKeywords.includes(keyword) && !isWording(keyword));
  return others.every((keyword) => keyword === "allowsNull");
}

/** `oneOf` refuses a value that fits two alternatives, and generators write other types for it. */
function compareKeywords(before: Node, after: Node, where: Where): Difference[] {
  const [old, young] = [before["alternativesOf"], after["alternativesOf"]];
  if (old === young || old === undefined || young === undefined) return [];
  return young === "anyOf"
    ? [difference(levelOf("widened", where), "oneOf → anyOf", where)]
    : [difference("breaking", "anyOf → oneOf", where)];
}

function differingMembers(before: Node, after: Node): Differing {
  const [olds, youngs] = [membersOf(before, after), membersOf(after, before)];
  const [old, young] = [before["alternativesOf"], after["alternativesOf"]];
  const { gone, come } = differing(olds, youngs);
  const isCompound = (keyword: unknown) => (schema: Node) => flattened(schema, keyword).length > 1;
  if (gone.some(isCompound(old)) === come.some(isCompound(young))) return { gone, come };
  return differing(
    olds.flatMap((schema) => flattened(schema, old)),
    youngs.flatMap((schema) => flattened(schema, young)),
  );
}

/** The alternatives of a schema. A schema without any is the only one if the other has some; null is compared elsewhere. */
function membersOf(schema: Node, other: Node): Node[] {
  if ("alternatives" in schema) return alternativesOf(schema);
  if (!("alternatives" in other)) return [];
  const entries = Object.entries(schema).filter(([keyword]) => !isWording(keyword));
  return [{ ...Object.fromEntries(entries), ...("allowsNull" in schema && { allowsNull: false }) }];
}

function alternativesOf(schema: Node): Node[] {
  return asList(schema["alternatives"]).map((one) => effectiveSchema(asSchema(one)));
}

interface Differing {
  gone: readonly Node[];
  come: readonly Node[];
}

function differing(olds: readonly Node[], youngs: readonly Node[]): Differing {
  return {
    gone: olds.filter((old) => !youngs.some((young) => sameValue(old, young))),
    come: youngs.filter((young) => !olds.some((old) => sameValue(old, young))),
  };
}

/** The members of alternatives in alternatives of the same keyword, and one schema for each type of a list. */
function flattened(schema: Node, keyword: unknown, within: readonly Node[] = []): Node[] {
  if (!("alternatives" in schema)) return splitByType(schema);
  if (within.includes(schema)) return []; // it adds nothing to itself
  const isNested = schema["alternativesOf"] === keyword && saysAllInAlternatives(schema) && !schema["allowsNull"];
  return isNested ? alternativesOf(schema).flatMap((one) => flattened(one, keyword, [...within, schema])) : [schema];
}
