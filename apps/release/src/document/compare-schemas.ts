import { alternativeKeywords, compareAlternatives, saysAllInAlternatives } from "./compare-alternatives.ts";
import { compareLimits, limitKeywords } from "./compare-limits.ts";
import { compareRest } from "./compare-rest.ts";
import { compareEnumeration, compareNull, compareTypes, valueKeywords } from "./compare-values.ts";
import { compareRequired } from "./compare-required.ts";
import { difference, levelOf, type Difference } from "./difference.ts";
import { effectiveSchema } from "./effective-schema.ts";
import { asList, asNode, asSchema, type Node } from "./node.ts";
import { wordingOf } from "./open-enumeration.ts";
import { pairByName } from "./pair-by-name.ts";
import { sameValue } from "./same-value.ts";
import { fieldOf, itemsOf, type Where } from "./where.ts";

const KEYWORDS = [
  ...valueKeywords,
  ...limitKeywords,
  ...alternativeKeywords,
  ...["properties", "required", "items", "additionalProperties"],
];

/** The differences of two schemas and of all that they contain, however they are composed. */
export function compareSchemas(before: Node, after: Node, where: Where): Difference[] {
  return sameValue(before, after) ? [] : compareEffective(effectiveSchema(before), effectiveSchema(after), where);
}

function compareEffective(before: Node, after: Node, outside: Where): Difference[] {
  if (outside.within.some(([old, young]) => old === before && young === after)) return [];
  const where = { ...outside, within: [...outside.within, [before, after]] } satisfies Where;
  if ("alternatives" in before !== "alternatives" in after) {
    // What one of them says without alternatives is compared with those of the other, which say all.
    if (!saysAllInAlternatives("alternatives" in before ? before : after)) {
      return [difference("breaking", "alternatives changed, which this check cannot judge", where)];
    }
    return [
      ...compareNull(before, after, where),
      ...compareAlternatives(before, after, where, compareEffective),
      ...compareRest(wordingOf(before), wordingOf(after), [], where),
    ];
  }
  const types = compareTypes(before, after, where);
  if (types.some(({ level }) => level === "breaking")) return types; // what else differs follows from it
  return [
    ...types,
    ...compareNull(before, after, where),
    ...compareEnumeration(before, after, where),
    ...compareLimits(before, after, where),
    ...compareProperties(before, after, where),
    ...compareSchemas(asSchema(before["items"]), asSchema(after["items"]), itemsOf(where)),
    ...compareAdditional(before, after, where),
    ...compareAlternatives(before, after, where, compareEffective),
    ...compareRest(before, after, KEYWORDS, where),
  ];
}

function compareProperties(before: Node, after: Node, where: Where): Difference[] {
  const [mustBefore, mustAfter] = [asList(before["required"]), asList(after["required"])];
  return pairByName(fieldsOf(before), fieldsOf(after)).flatMap(({ name, ...pair }) => {
    const at = fieldOf(where, name);
    if (!("after" in pair)) return [difference("breaking", "field removed", at)];
    if (!("before" in pair)) {
      const isDemanded = where.audience !== "readers" && mustAfter.includes(name);
      return [
        difference(isDemanded ? "breaking" : "addition", isDemanded ? "required field added" : "field added", at),
      ];
    }
    return [
      ...compareRequired({ before: mustBefore.includes(name), after: mustAfter.includes(name) }, at),
      ...compareSchemas(asSchema(pair.before), asSchema(pair.after), at),
    ];
  });
}

/** Properties, and what is required without being declared. */
function fieldsOf(schema: Node): Node {
  const required = asList(schema["required"]).map((name) => [String(name), {}] as const);
  return { ...Object.fromEntries(required), ...asNode(schema["properties"]) };
}

function compareAdditional(before: Node, after: Node, where: Where): Difference[] {
  const [old, young] = [before["additionalProperties"] ?? true, after["additionalProperties"] ?? true];
  if ((old === false) === (young === false)) return compareSchemas(asSchema(old), asSchema(young), fieldOf(where, "*"));
  return young === false
    ? [difference(levelOf("narrowed", where), "further fields forbidden", where)]
    : [difference(levelOf("widened", where), "further fields allowed", where)];
}
