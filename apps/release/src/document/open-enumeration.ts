import { asList, type Node } from "./node.ts";

/** The values of an open enumeration: alternatives that are some strings, and any string. `undefined` for other alternatives. */
export function openValues([first = {}, any = {}, ...others]: readonly Node[]): readonly unknown[] | undefined {
  const { enum: values, ...rest } = first;
  const isOpen = values !== undefined && isAnyString(rest) && isAnyString(any) && others.length === 0;
  return isOpen ? asList(values) : undefined;
}

function isAnyString(schema: Node): boolean {
  return schema["type"] === "string" && Object.keys(schema).length === 1;
}
