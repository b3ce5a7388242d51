import { difference, levelOf, type Difference, type Effect } from "./difference.ts";
import { asList, type Node } from "./node.ts";
import { sameValue } from "./same-value.ts";
import { shown } from "./shown.ts";
import type { Where } from "./where.ts";

const ALL_TYPES = ["array", "boolean", "number", "object", "string"];

/** The keywords of schemas, as `effectiveSchema` gives them, that are compared here. */
export const valueKeywords = ["type", "enum", "isOpen", "allowsNull"];

/** The difference of what types are allowed, null aside. */
export function compareTypes({ type: old }: Node, { type: young }: Node, where: Where): Difference[] {
  const effect = effectOf(kindsOf(old), kindsOf(young));
  if (effect === undefined) return [];
  return [difference(levelOf(effect, where), `type ${typeName(old)} → ${typeName(young)}`, where)];
}

/** The types, so that they can be compared: a number is an integer or a fraction. */
function kindsOf(types: unknown): readonly unknown[] {
  const names = types === undefined ? ALL_TYPES : asList(types);
  return names.flatMap((name) => (name === "number" ? ["integer", "fraction"] : [name]));
}

function effectOf(old: readonly unknown[], young: readonly unknown[]): Effect | undefined {
  const isNarrower = young.every((kind) => old.includes(kind));
  const isWider = old.every((kind) => young.includes(kind));
  if (isNarrower && isWider) return undefined;
  if (isNarrower) return "narrowed";
  return isWider ? "widened" : "replaced";
}

function typeName(types: unknown): string {
  return types === undefined ? "any" : asList(types).join(" or ") || "null";
}

/** The difference of whether null is allowed. Schemas that say nothing of types say nothing of it. */
export function compareNull(before: Node, after: Node, where: Where): Difference[] {
  const [old, young] = [before["allowsNull"] ?? false, after["allowsNull"] ?? false];
  if (old === young || isAny(before) || isAny(after)) return [];
  return young === true
    ? [difference(levelOf("widened", where), "made nullable", where)]
    : [difference(levelOf("narrowed", where), "no longer null", where)];
}

function isAny(schema: Node): boolean {
  return !valueKeywords.some((keyword) => keyword in schema) && !("alternatives" in schema);
}

/**
 * The differences of an enumeration. An open one allows other strings, too. Readers are told that values may be added, so a new one breaks
 * nobody. One that is removed breaks code that uses it, if only in a type.
 */
export function compareEnumeration(before: Node, after: Node, where: Where): Difference[] {
  const [old, young] = [before["enum"], after["enum"]];
  const [wasOpen, isOpen] = [before["isOpen"] === true, after["isOpen"] === true];
  if (old === undefined && young === undefined) return [];
  if (old === undefined) {
    const level = isOpen ? "addition" : levelOf("narrowed", where);
    return [difference(level, `enumeration ${shown(young)} added`, where)];
  }
  if (young === undefined) {
    const level = wasOpen ? "breaking" : levelOf("widened", where);
    return [difference(level, `enumeration ${shown(old)} removed`, where)];
  }
  const [olds, youngs] = [asList(old), asList(young)];
  const gone = olds.filter((value) => !youngs.some((other) => sameValue(value, other)));
  const come = youngs.filter((value) => !olds.some((other) => sameValue(value, other)));
  return [
    ...(!wasOpen && isOpen ? [difference(levelOf("widened", where), "enumeration opened", where)] : []),
    ...(wasOpen && !isOpen ? [difference(levelOf("narrowed", where), "enumeration closed", where)] : []),
    ...gone.map((value) => difference("breaking", `value ${shown(value)} removed`, where)),
    ...come.map((value) => difference("addition", `value ${shown(value)} added`, where)),
  ];
}
