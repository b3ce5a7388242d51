import { alternativeKeywords, compareAlternatives, hasOnlyAlternatives } from "./compare-alternatives.ts";
import { compareLimits, limitKeywords } from "./compare-limits.ts";
import { compareOtherKeywords } from "../difference/compare-other-keywords.ts";
import { compareEnumeration, compareNull, compareTypes, valueKeywords } from "./compare-values.ts";
import { compareRequired, difference, levelOf, type Difference } from "../difference/difference.ts";
import { effectiveSchema } from "./effective-schema.ts";
import { asList, asNode, asSchema, type Node } from "../openapi/node.ts";
import { annotationsOf } from "./open-enumeration.ts";
import { pairByName } from "../openapi/pair-by-name.ts";
import { deepEqual } from "../openapi/deep-equal.ts";
import { fieldLocation, itemsLocation, type Location } from "../difference/location.ts";

const KEYWORDS = [
  ...valueKeywords,
  ...limitKeywords,
  ...alternativeKeywords,
  ...["properties", "required", "items", "additionalProperties"],
];

/** Compares two schemas and everything that they contain. The result does not depend on how the schemas are composed. */
export function compareSchemas(before: Node, after: Node, location: Location): Difference[] {
  return deepEqual(before, after) ? [] : compareEffective(effectiveSchema(before), effectiveSchema(after), location);
}

function compareEffective(before: Node, after: Node, parent: Location): Difference[] {
  if (parent.ancestors.some(([oldValue, newValue]) => oldValue === before && newValue === after)) return [];
  const location = { ...parent, ancestors: [...parent.ancestors, [before, after]] } satisfies Location;
  if ("alternatives" in before !== "alternatives" in after) {
    // The schema without alternatives is compared with the alternatives of the other schema, if these fully describe that schema.
    if (!hasOnlyAlternatives("alternatives" in before ? before : after)) {
      return [difference("breaking", "alternatives changed (unsupported combination)", location)];
    }
    return [
      ...compareNull(before, after, location),
      ...compareAlternatives(before, after, location, compareEffective),
      ...compareOtherKeywords(annotationsOf(before), annotationsOf(after), [], location),
    ];
  }
  const types = compareTypes(before, after, location);
  if (types.some(({ level }) => level === "breaking")) return types; // other differences follow from the type
  return [
    ...types,
    ...compareNull(before, after, location),
    ...compareEnumeration(before, after, location),
    ...compareLimits(before, after, location),
    ...compareProperties(before, after, location),
    ...compareSchemas(asSchema(before["items"]), asSchema(after["items"]), itemsLocation(location)),
    ...compareAdditional(before, after, location),
    ...compareAlternatives(before, after, location, compareEffective),
    ...compareOtherKeywords(before, after, KEYWORDS, location),
  ];
}

function compareProperties(before: Node, after: Node, location: Location): Difference[] {
  const [requiredBefore, requiredAfter] = [asList(before["required"]), asList(after["required"])];
  return pairByName(fieldsOf(before), fieldsOf(after)).flatMap(({ name, ...pair }) => {
    const at = fieldLocation(location, name);
    if (!("after" in pair)) return [difference("breaking", "field removed", at)];
    if (!("before" in pair)) {
      const isNowRequired = location.direction !== "response" && requiredAfter.includes(name);
      return [
        difference(isNowRequired ? "breaking" : "addition", isNowRequired ? "required field added" : "field added", at),
      ];
    }
    return [
      ...compareRequired({ before: requiredBefore.includes(name), after: requiredAfter.includes(name) }, at),
      ...compareSchemas(asSchema(pair.before), asSchema(pair.after), at),
    ];
  });
}

/** The properties, and the required fields that are not declared. */
function fieldsOf(schema: Node): Node {
  const required = asList(schema["required"]).map((name) => [String(name), {}] as const);
  return { ...Object.fromEntries(required), ...asNode(schema["properties"]) };
}

function compareAdditional(before: Node, after: Node, location: Location): Difference[] {
  const [oldValue, newValue] = [before["additionalProperties"] ?? true, after["additionalProperties"] ?? true];
  if ((oldValue === false) === (newValue === false))
    return compareSchemas(asSchema(oldValue), asSchema(newValue), fieldLocation(location, "*"));
  return newValue === false
    ? [difference(levelOf("narrowed", location), "additional fields forbidden", location)]
    : [difference(levelOf("widened", location), "additional fields allowed", location)];
}
