import { expect, test } from "vitest";
import { document } from "./document.ts";

type Node = Readonly<Record<string, unknown>>;

/** Every object in the document, with its JSON pointer. */
const nodes = objectsIn(document, "");

test("no pattern stands next to a format: sample generators satisfy one of the two", () => {
  expect(pointersOf((node) => "pattern" in node && "format" in node)).toEqual([]);
});

function pointersOf(matches: (node: Node) => boolean): string[] {
  return nodes.filter(({ node }) => matches(node)).map(({ pointer }) => pointer);
}

function objectsIn(value: unknown, pointer: string): { node: Node; pointer: string }[] {
  if (typeof value !== "object" || value === null) return [];
  const inner = Object.entries(value).flatMap(([key, one]) => objectsIn(one, `${pointer}/${key}`));
  return Array.isArray(value) ? inner : [{ node: value as Node, pointer }, ...inner];
}
