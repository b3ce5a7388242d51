import { isNode } from "./node.ts";

/** Whether two values of resolved documents say the same, in whatever order of keys. They may contain themselves. */
export function sameValue(
  one: unknown,
  other: unknown,
  within: readonly (readonly [unknown, unknown])[] = [],
): boolean {
  if (Object.is(one, other)) return true;
  if (within.some(([left, right]) => left === one && right === other)) return true; // as far as the rest is the same
  const deeper = [...within, [one, other]] as const;
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((value, index) => sameValue(value, other[index], deeper));
  }
  if (!isNode(one) || !isNode(other)) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && sameValue(one[key], other[key], deeper))
  );
}
