import { isAnnotation } from "../difference/compare-other-keywords.ts";
import { asList, type Node } from "../openapi/node.ts";

/**
 * Returns the parts of an open enumeration: its values, and the annotations of its two alternatives (the known strings and any string, in either
 * order). Returns `undefined` for other alternatives.
 */
export function openEnumeration(alternatives: readonly Node[]): readonly Node[] | undefined {
  const listed = alternatives.find((schema) => "enum" in schema);
  if (!listed || alternatives.length !== 2 || !alternatives.some(isAnyString)) return undefined;
  const { enum: values, ...rest } = listed;
  if (!isAnyString(rest)) return undefined;
  return [{ type: ["string"], enum: asList(values), isOpen: true }, ...alternatives.map(annotationsOf)];
}

function isAnyString(schema: Node): boolean {
  return (
    schema["type"] === "string" && Object.keys(schema).every((keyword) => keyword === "type" || isAnnotation(keyword))
  );
}

/** The annotations of a schema. */
export function annotationsOf(schema: Node): Node {
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => isAnnotation(keyword)));
}
