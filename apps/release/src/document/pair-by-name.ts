import type { Node } from "./node.ts";

/** What has the same name in two objects. */
export interface Pair {
  name: string;
  before?: unknown;
  after?: unknown;
}

/** The values of two objects by their names: those of the older one in its order, then those that are new. */
export function pairByName(before: Node, after: Node): Pair[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].map((name) => ({
    name,
    ...(Object.hasOwn(before, name) && { before: before[name] }),
    ...(Object.hasOwn(after, name) && { after: after[name] }),
  }));
}
