import { expect, test } from "vitest";
import { ajvPointers, document } from "./document.ts";

type Node = Readonly<Record<string, unknown>>;

/** Every object in the document, with its JSON pointer. */
const nodes = objectsIn(document, "");

test("no pattern stands next to a format: sample generators satisfy one of the two", () => {
  expect(pointersOf((node) => "pattern" in node && "format" in node)).toEqual([]);
});

test("every enumeration is open: no tool refuses a value that the server adds", () => {
  const closed = nodes.filter(({ node, pointer }) => "enum" in node && !pointer.endsWith("/anyOf/0"));
  expect(closed).toEqual([]);
  for (const name of ["CallDirection", "CallStatus", "ErrorCode", "Sentiment", "Speaker"] as const) {
    expect(ajvPointers(name, "a value of tomorrow")).toEqual([]);
    expect(ajvPointers(name, 1)).not.toEqual([]);
  }
});

test("no allOf stands around a single reference: tools read a $ref with a description", () => {
  expect(pointersOf(({ allOf }) => Array.isArray(allOf) && allOf.length < 2)).toEqual([]);
});

test("no schema has a name that generators give to types of their own", () => {
  const names = Object.keys(document.components.schemas);
  expect(names.filter((name) => /(?:Request|Response|Responses|Params|Error|Errors)$/.test(name))).toEqual([]);
});

test("every assumption is a part of the description, so that viewers show it", () => {
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

test("the document names production only, and the website of SmartAlex", () => {
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
