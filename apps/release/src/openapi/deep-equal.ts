import { isNode } from "./node.ts";

/** Whether two values of resolved documents are equal, regardless of the order of keys. Supports recursive values. */
export function deepEqual(
  one: unknown,
  other: unknown,
  ancestors: readonly (readonly [unknown, unknown])[] = [],
): boolean {
  if (Object.is(one, other)) return true;
  if (ancestors.some(([left, right]) => left === one && right === other)) return true; // already being compared
  const nextAncestors = [...ancestors, [one, other]] as const;
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((value, index) => deepEqual(value, other[index], nextAncestors));
  }
  if (!isNode(one) || !isNode(other)) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && deepEqual(one[key], other[key], nextAncestors))
  );
}
