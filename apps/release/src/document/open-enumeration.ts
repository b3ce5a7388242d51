import { asList, type Node } from "./node.ts";

/** The values of an open enumeration: two alternatives in any order, some strings and any string. `undefined` for other alternatives. */
export function openValues(alternatives: readonly Node[]): readonly unknown[] | undefined {
  const listed = alternatives.find((schema) => "enum" in schema);
  if (!listed || alternatives.length !== 2 || !alternatives.some(isAnyString)) return undefined;
  const { enum: values, ...rest } = listed;
  return isAnyString(rest) ? asList(values) : undefined;
}

function isAnyString(schema: Node): boolean {
  return schema["type"] === "string" && Object.keys(schema).length === 1;
}
