import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { compareDocuments } from "../src/document/compare-documents.ts";
import type { Node } from "../src/openapi/node.ts";
import { exampleDocument } from "./example-document.ts";

const text = readFileSync(new URL("../../../openapi/smartalex.yaml", import.meta.url), "utf8");
const document = JSON.parse(JSON.stringify(parse(text, { maxAliasCount: -1 }))) as Node; // each alias becomes a copy
type Path = readonly (string | number)[];

/** Documents with random schemas, which refer to each other and to themselves. */
const { schema } = fc.letrec<{ schema: Record<string, unknown>; plain: Record<string, unknown> }>((tie) => ({
  plain: fc.oneof(
    fc.record({ $ref: fc.constantFrom("#/components/schemas/A", "#/components/schemas/B") }),
    fc.record(
      {
        type: fc.oneof(
          fc.constantFrom("string", "number"),
          fc.subarray(["integer", "null", "object"], { minLength: 1 }),
        ),
        enum: fc.uniqueArray(fc.constantFrom("a", "b", null)),
        minimum: fc.nat(3),
        pattern: fc.constantFrom("a", "b"),
        description: fc.string(),
        readOnly: fc.boolean(),
      },
      { requiredKeys: [] },
    ),
  ),
  schema: fc.oneof(
    { maxDepth: 4 },
    tie("plain"),
    fc.record({ items: tie("schema") }),
    fc.record({ allOf: fc.array(tie("schema"), { maxLength: 3 }), description: fc.string() }),
    fc.record({
      anyOf: fc.array(fc.oneof(tie("schema"), fc.constant({ type: "null" })), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({
      properties: fc.dictionary(fc.constantFrom("a", "b", "c"), tie("schema")),
      required: fc.subarray(["a", "b"]),
      additionalProperties: fc.oneof(fc.boolean(), tie("schema")),
    }),
  ),
}));
const anyDocument = fc.tuple(schema, schema, schema).map(([body, a, b]): Node => {
  const [A, B] = [a, b].map((field) => ({ type: "object", properties: { field } }));
  return { ...exampleDocument({ "schemas A": A, "schemas B": B, "body properties note": body }) };
});

test("every change at a single location of the document is a difference or an invalid reference", () => {
  const paths = pathsOf(document, []);
  expect(paths.length).toBeGreaterThan(600);
  const missed = paths.flatMap((path) =>
    [change, remove].filter((edit) => !isReported(editAt(document, path, edit))).map(() => path.join(" ")),
  );
  // The other part of this allOf has the same type.
  expect(missed).toEqual(["components schemas CallDetail allOf 1 type"]);
});

test("a document without YAML anchors has no differences from the original", () => {
  expect(compareDocuments(parse(text, { maxAliasCount: -1 }) as Node, document)).toEqual([]);
});

test("the order of keys does not matter in any document", () => {
  fc.assert(
    fc.property(fc.constantFrom(document, exampleDocument()), fc.infiniteStream(fc.nat()), (original, chance) => {
      expect(compareDocuments(original, shuffleKeys(original, chance))).toEqual([]);
    }),
    { numRuns: 30 },
  );
});

test("every document equals its copy", () => {
  fc.assert(
    fc.property(anyDocument, (random) => {
      expect(compareDocuments(random, structuredClone(random))).toEqual([]);
    }),
  );
});

test("any two documents can be compared", () => {
  fc.assert(
    fc.property(anyDocument, anyDocument, (one, other) => {
      for (const { level } of compareDocuments(one, other))
        expect(["breaking", "addition", "annotation"]).toContain(level);
    }),
  );
});

function pathsOf(value: unknown, path: Path): Path[] {
  if (typeof value !== "object" || value === null) return [path];
  const inner = Object.entries(value).flatMap(([key, one]) =>
    pathsOf(one, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return path.length > 0 ? [path, ...inner] : inner;
}

/** Returns a copy with one edited location. `edit` receives the parent and the key. */
function editAt(
  original: Node,
  path: Path,
  edit: (holder: Record<string | number, unknown>, key: string | number) => void,
): Node {
  const copy = structuredClone(original);
  const holder = path.slice(0, -1).reduce<unknown>((value, key) => (value as Node)[key], copy); // the path exists
  edit(holder as Record<string | number, unknown>, path.at(-1) ?? "");
  return copy;
}

function change(holder: Record<string | number, unknown>, key: string | number): void {
  const value = holder[key];
  if (typeof value === "number") holder[key] = value + 1;
  else if (typeof value === "boolean") holder[key] = !value;
  else holder[key] = typeof value === "string" ? `${value}x` : "x";
}

function remove(holder: Record<string | number, unknown>, key: string | number): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else Reflect.deleteProperty(holder, key);
}

function isReported(changed: Node): boolean {
  try {
    return compareDocuments(document, changed).length > 0;
  } catch (error) {
    return error instanceof Error && /Reference not found|Unsupported reference/.test(error.message);
  }
}

function shuffleKeys<T>(value: T, chance: Iterator<number>): T {
  if (Array.isArray(value)) return value.map((one: unknown) => shuffleKeys(one, chance)) as T;
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(
    ([key, one]) => [Number(chance.next().value), key, shuffleKeys<unknown>(one, chance)] as const,
  );
  return Object.fromEntries(entries.sort(([one], [other]) => one - other).map(([, key, one]) => [key, one])) as T;
}
