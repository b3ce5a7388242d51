import type { Node } from "../openapi/node.ts";

const partsOf = new WeakMap<Node, readonly Node[]>();
const byFirstPart = new WeakMap<Node, Node[]>();

/**
 * Returns a schema that requires both schemas. The same schemas always return the same object, so that combining recursive schemas
 * terminates.
 */
export function combineSchemas(one: Node, other: Node): Node {
  const parts = [...new Set([one, other].flatMap((schema) => partsOf.get(schema) ?? [schema]))];
  const [first = one] = parts;
  if (parts.length === 1) return first;
  const combinations = byFirstPart.get(first) ?? [];
  const existing = combinations.find(
    (schema) =>
      partsOf.get(schema)?.length === parts.length && parts.every((part) => partsOf.get(schema)?.includes(part)),
  );
  if (existing) return existing;
  const combined = { allOf: parts };
  partsOf.set(combined, parts);
  byFirstPart.set(first, [...combinations, combined]);
  return combined;
}
