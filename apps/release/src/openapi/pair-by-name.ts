import type { Node } from "./node.ts";

/** The values of two objects for one name. A value is absent if the object does not have the name. */
export interface Pair {
  name: string;
  before?: unknown;
  after?: unknown;
}

/** Pairs the values of two objects by name: first the names of `before` in their order, then the added names. */
export function pairByName(before: Node, after: Node): Pair[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].map((name) => ({
    name,
    ...(Object.hasOwn(before, name) && { before: before[name] }),
    ...(Object.hasOwn(after, name) && { after: after[name] }),
  }));
}
