import type { Node } from "./node.ts";

const partsOf = new WeakMap<Node, readonly Node[]>();
const byFirstPart = new WeakMap<Node, Node[]>();

/**
 * A schema that asks for what both ask for: the same object for the same schemas, so that what is combined of schemas which
 * contain themselves comes to an end.
 */
export function combineSchemas(one: Node, other: Node): Node {
  const parts = [...new Set([one, other].flatMap((schema) => partsOf.get(schema) ?? [schema]))];
  const [first = one] = parts;
  if (parts.length === 1) return first;
  const made = byFirstPart.get(first) ?? [];
  const known = made.find(
    (schema) =>
      partsOf.get(schema)?.length === parts.length && parts.every((part) => partsOf.get(schema)?.includes(part)),
  );
  if (known) return known;
  const combined = { allOf: parts };
  partsOf.set(combined, parts);
  byFirstPart.set(first, [...made, combined]);
  return combined;
}
