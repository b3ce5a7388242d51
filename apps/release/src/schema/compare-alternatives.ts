import { difference, levelOf, type Difference } from "../difference/difference.ts";
import { effectiveSchema } from "./effective-schema.ts";
import { isAnnotation } from "../difference/compare-other-keywords.ts";
import { asList, asSchema, type Node } from "../openapi/node.ts";
import { deepEqual } from "../openapi/deep-equal.ts";
import { splitByType } from "./split-by-type.ts";
import type { Location } from "../difference/location.ts";

/** The keywords of an effective schema that this file compares. */
export const alternativeKeywords = ["alternatives", "alternativesOf"];

/**
 * Compares the alternatives that are not in both schemas, in order, with `compare`. If the other schema does not contain the same nested
 * alternative, its members are compared individually, and so is each type of a list of types.
 */
export function compareAlternatives(
  before: Node,
  after: Node,
  location: Location,
  compare: (before: Node, after: Node, location: Location) => Difference[],
): Difference[] {
  const { removed, added } = unmatchedMembers(before, after);
  return [
    ...compareKeywords(before, after, location),
    ...Array.from({ length: Math.max(removed.length, added.length) }).flatMap((_, index) => {
      const [oldValue, newValue] = [removed[index], added[index]];
      if (!oldValue) return [difference(levelOf("widened", location), "alternative added", location)];
      if (!newValue) return [difference(levelOf("narrowed", location), "alternative removed", location)];
      return compare(oldValue, newValue, location);
    }),
  ];
}

/** Whether only its alternatives determine what a schema allows. */
export function hasOnlyAlternatives(schema: Node): boolean {
  const others = Object.keys(schema).filter(
    (keyword) => !alternativeKeywords.includes(keyword) && !isAnnotation(keyword),
  );
  return others.every((keyword) => keyword === "allowsNull");
}

/** `oneOf` rejects a value that matches two alternatives, and generators write different types for `oneOf` and `anyOf`. */
function compareKeywords(before: Node, after: Node, location: Location): Difference[] {
  const [oldValue, newValue] = [before["alternativesOf"], after["alternativesOf"]];
  if (oldValue === newValue || oldValue === undefined || newValue === undefined) return [];
  return newValue === "anyOf"
    ? [difference(levelOf("widened", location), "oneOf → anyOf", location)]
    : [difference("breaking", "anyOf → oneOf", location)];
}

function unmatchedMembers(before: Node, after: Node): UnmatchedMembers {
  const [oldMembers, newMembers] = [membersOf(before, after), membersOf(after, before)];
  const [oldValue, newValue] = [before["alternativesOf"], after["alternativesOf"]];
  const { removed, added } = findUnmatched(oldMembers, newMembers);
  const isCompound = (keyword: unknown) => (schema: Node) => flatten(schema, keyword).length > 1;
  if (removed.some(isCompound(oldValue)) === added.some(isCompound(newValue))) return { removed, added };
  return findUnmatched(
    oldMembers.flatMap((schema) => flatten(schema, oldValue)),
    newMembers.flatMap((schema) => flatten(schema, newValue)),
  );
}

/** The alternatives of a schema. If only the other schema has alternatives, the schema itself is the only alternative. Null is compared separately. */
function membersOf(schema: Node, other: Node): Node[] {
  if ("alternatives" in schema) return alternativesOf(schema);
  if (!("alternatives" in other)) return [];
  const entries = Object.entries(schema).filter(([keyword]) => !isAnnotation(keyword));
  return [{ ...Object.fromEntries(entries), ...("allowsNull" in schema && { allowsNull: false }) }];
}

function alternativesOf(schema: Node): Node[] {
  return asList(schema["alternatives"]).map((one) => effectiveSchema(asSchema(one)));
}

interface UnmatchedMembers {
  removed: readonly Node[];
  added: readonly Node[];
}

function findUnmatched(oldValues: readonly Node[], newValues: readonly Node[]): UnmatchedMembers {
  return {
    removed: oldValues.filter((oldValue) => !newValues.some((newValue) => deepEqual(oldValue, newValue))),
    added: newValues.filter((newValue) => !oldValues.some((oldValue) => deepEqual(oldValue, newValue))),
  };
}

/** Replaces nested alternatives of the same keyword by their members, and a list of types by one schema for each type. */
function flatten(schema: Node, keyword: unknown, ancestors: readonly Node[] = []): Node[] {
  if (!("alternatives" in schema)) return splitByType(schema);
  if (ancestors.includes(schema)) return []; // a recursive alternative adds no members
  const isNested = schema["alternativesOf"] === keyword && hasOnlyAlternatives(schema) && !schema["allowsNull"];
  return isNested ? alternativesOf(schema).flatMap((one) => flatten(one, keyword, [...ancestors, schema])) : [schema];
}
