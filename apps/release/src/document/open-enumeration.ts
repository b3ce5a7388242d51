import { isWording } from "./compare-rest.ts";
import { asList, type Node } from "./node.ts";

/**
 * The parts of an open enumeration: its values, and the wording of its two alternatives, some strings and any string in either order.
 * `undefined` for other alternatives.
 */
export function openEnumeration(alternatives: readonly Node[]): readonly Node[] | undefined {
  const listed = alternatives.find((schema) => "enum" in schema);
  if (!listed || alternatives.length !== 2 || !alternatives.some(isAnyString)) return undefined;
  const { enum: values, ...rest } = listed;
  if (!isAnyString(rest)) return undefined;
  return [{ type: ["string"], enum: asList(values), isOpen: true }, ...alternatives.map(wordingOf)];
}

function isAnyString(schema: Node): boolean {
  return (
    schema["type"] === "string" && Object.keys(schema).every((keyword) => keyword === "type" || isWording(keyword))
  );
}

/** The keywords of a schema that are for people only. */
export function wordingOf(schema: Node): Node {
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => isWording(keyword)));
}
