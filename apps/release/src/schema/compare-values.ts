import { difference, formatValue, levelOf, type Difference, type Effect } from "../difference/difference.ts";
import { asList, type Node } from "../openapi/node.ts";
import { deepEqual } from "../openapi/deep-equal.ts";
import type { Location } from "../difference/location.ts";

const ALL_TYPES = ["array", "boolean", "number", "object", "string"];

/** The keywords of an effective schema that this file compares. */
export const valueKeywords = ["type", "enum", "isOpen", "allowsNull"];

/** Compares the allowed types, except null. */
export function compareTypes({ type: oldValue }: Node, { type: newValue }: Node, location: Location): Difference[] {
  const effect = effectOf(kindsOf(oldValue), kindsOf(newValue));
  if (effect === undefined) return [];
  return [difference(levelOf(effect, location), `type ${typeName(oldValue)} → ${typeName(newValue)}`, location)];
}

/** Replaces `number` by `integer` and `fraction`, so that the types can be compared as sets. */
function kindsOf(types: unknown): readonly unknown[] {
  const names = types === undefined ? ALL_TYPES : asList(types);
  return names.flatMap((name) => (name === "number" ? ["integer", "fraction"] : [name]));
}

function effectOf(oldValue: readonly unknown[], newValue: readonly unknown[]): Effect | undefined {
  const isNarrower = newValue.every((kind) => oldValue.includes(kind));
  const isWider = oldValue.every((kind) => newValue.includes(kind));
  if (isNarrower && isWider) return undefined;
  if (isNarrower) return "narrowed";
  return isWider ? "widened" : "replaced";
}

function typeName(types: unknown): string {
  return types === undefined ? "any" : asList(types).join(" or ") || "null";
}

/** Compares whether null is allowed. A schema without a type does not restrict null. */
export function compareNull(before: Node, after: Node, location: Location): Difference[] {
  const [oldValue, newValue] = [before["allowsNull"] ?? false, after["allowsNull"] ?? false];
  if (oldValue === newValue || isAny(before) || isAny(after)) return [];
  return newValue === true
    ? [difference(levelOf("widened", location), "made nullable", location)]
    : [difference(levelOf("narrowed", location), "no longer nullable", location)];
}

function isAny(schema: Node): boolean {
  return !valueKeywords.some((keyword) => keyword in schema) && !("alternatives" in schema);
}

/**
 * Compares enumerations. An open enumeration also allows other strings. An added value is not breaking, because the documentation says that
 * values may be added. A removed value is breaking, because code may use it, even if only in a type.
 */
export function compareEnumeration(before: Node, after: Node, location: Location): Difference[] {
  const [oldValue, newValue] = [before["enum"], after["enum"]];
  const [wasOpen, isOpen] = [before["isOpen"] === true, after["isOpen"] === true];
  if (oldValue === undefined && newValue === undefined) return [];
  if (oldValue === undefined) {
    const level = isOpen ? "addition" : levelOf("narrowed", location);
    return [difference(level, `enumeration ${formatValue(newValue)} added`, location)];
  }
  if (newValue === undefined) {
    const level = wasOpen ? "breaking" : levelOf("widened", location);
    return [difference(level, `enumeration ${formatValue(oldValue)} removed`, location)];
  }
  const [oldValues, newValues] = [asList(oldValue), asList(newValue)];
  const removed = oldValues.filter((value) => !newValues.some((other) => deepEqual(value, other)));
  const added = newValues.filter((value) => !oldValues.some((other) => deepEqual(value, other)));
  return [
    ...(!wasOpen && isOpen ? [difference(levelOf("widened", location), "enumeration opened", location)] : []),
    ...(wasOpen && !isOpen ? [difference(levelOf("narrowed", location), "enumeration closed", location)] : []),
    ...removed.map((value) => difference("breaking", `value ${formatValue(value)} removed`, location)),
    ...added.map((value) => difference("addition", `value ${formatValue(value)} added`, location)),
  ];
}
