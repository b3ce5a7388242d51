import { expect, test } from "vitest";
import { ajvPointers, document } from "./document.ts";

type Node = Readonly<Record<string, unknown>>;

/** Every object of the document with its JSON pointer. */
const nodes = objectsIn(document, "");

test("no schema has a pattern and a format: sample generators satisfy only one of them", () => {
  expect(pointersOf((node) => "pattern" in node && "format" in node)).toEqual([]);
});

test("every enumeration is open, so that tools accept values that the server adds", () => {
  const closed = nodes.filter(({ node, pointer }) => "enum" in node && !pointer.endsWith("/anyOf/0"));
  expect(closed).toEqual([]);
  for (const name of ["CallDirection", "CallStatus", "ErrorCode", "Sentiment", "Speaker"] as const) {
    expect(ajvPointers(name, "a value that the server adds")).toEqual([]);
    expect(ajvPointers(name, 1)).not.toEqual([]);
  }
});

test("no allOf contains a single reference: tools read a $ref with a description", () => {
  expect(pointersOf(({ allOf }) => Array.isArray(allOf) && allOf.length < 2)).toEqual([]);
});

test("no schema has a name that code generators use for their own types", () => {
  const names = Object.keys(document.components.schemas);
  expect(names.filter((name) => /(?:Request|Response|Responses|Params|Error|Errors)$/.test(name))).toEqual([]);
});

test("every assumption is the end of a description, so that viewers show it", () => {
  const stated = nodes.flatMap(({ node: { description, "x-assumption": text }, pointer }) => {
    return typeof text !== "string"
      ? []
      : [{ description: String(description).replaceAll(/\s+/g, " "), pointer, text }];
  });
  expect(stated.length).toBeGreaterThan(20);
  expect(stated.filter(({ text }) => !/^Not documented\. Assumed: .+\.$/.test(text))).toEqual([]);
  expect(stated.filter(({ description, text }) => !description.endsWith(` ${text}`))).toEqual([]);
});

test("every number has a format", () => {
  const ofNumbers = ({ type }: Node) => [type].flat().some((name) => name === "integer" || name === "number");
  expect(pointersOf((node) => ofNumbers(node) && !("format" in node))).toEqual([]);
});

test("the only server is production, and all links lead to the website of SmartAlex", () => {
  expect(document.servers.map(({ url }) => url)).toEqual(["https://api.getsmartalex.com/v1"]);
  expect(document.info.contact.url).toBe("https://getsmartalex.com");
  expect(document.externalDocs.url).toBe("https://getsmartalex.com");
});

function pointersOf(matches: (node: Node) => boolean): string[] {
  return nodes.filter(({ node }) => matches(node)).map(({ pointer }) => pointer);
}

function objectsIn(value: unknown, pointer: string): { node: Node; pointer: string }[] {
  if (typeof value !== "object" || value === null) return [];
  const inner = Object.entries(value).flatMap(([key, one]) => objectsIn(one, `${pointer}/${key}`));
  return Array.isArray(value) ? inner : [{ node: value as Node, pointer }, ...inner];
}
