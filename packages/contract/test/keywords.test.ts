import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Schema } from "../codegen/document.ts";
import { isValidForAjv } from "./document.ts";
import { evaluateCheck } from "./evaluate-check.ts";

interface Case {
  schema: Schema;
  accepted: readonly unknown[];
  refused: readonly unknown[];
  /** More values, on which the check and Ajv must agree. */
  others?: fc.Arbitrary<unknown>;
}

const keywords: Record<string, Case> = {
  boolean: { schema: { type: "boolean" }, accepted: [true, false], refused: [0, "true", null] },
  "boolean or null": { schema: { type: ["boolean", "null"] }, accepted: [true, null], refused: [0, ""] },
  "anyOf of types": {
    schema: { anyOf: [{ type: "string", minLength: 2 }, { type: "integer" }] },
    accepted: ["ab", 1],
    refused: ["a", 1.5, null, []],
  },
  "anyOf with null": {
    schema: { anyOf: [{ type: "string" }, { type: "integer" }, { type: "null" }] },
    accepted: ["", 1, null],
    refused: [true, {}],
  },
  "anyOf of objects": {
    schema: {
      anyOf: [
        { type: "object", required: ["a"], properties: { a: { type: "string" } } },
        { type: "object", required: ["b"], properties: { b: { type: "number" } } },
      ],
    },
    accepted: [{ a: "x" }, { b: 1 }, { a: 1, b: 1 }],
    refused: [{}, { a: 1 }, "a"],
    others: fc.record({ a: fc.constantFrom(1, "x"), b: fc.constantFrom(1, "x") }, { requiredKeys: [] }),
  },
  "const of a string": { schema: { const: "a" }, accepted: ["a"], refused: ["b", "", null] },
  "const of null": { schema: { const: null }, accepted: [null], refused: [0, "null"] },
  "const of a number": { schema: { type: "integer", const: 0 }, accepted: [0, -0], refused: [1, "0", false] },
  "enum of strings": { schema: { type: "string", enum: ["a", "b"] }, accepted: ["a", "b"], refused: ["c", "A", 1] },
  "enum of scalars": {
    schema: { enum: ["a", 1, true, null] },
    accepted: ["a", 1, true, null],
    refused: ["1", 0, false],
  },
  "enum of one type or null": {
    schema: { type: ["string", "null"], enum: ["a", null] },
    accepted: ["a", null],
    refused: ["b", ""],
  },
  maxLength: {
    schema: { type: "string", minLength: 1, maxLength: 3 },
    accepted: ["a", "abc", "😀😀😀", "a😀b"],
    refused: ["", "abcd", "😀😀😀😀", 12],
    others: fc.string({ unit: "binary", maxLength: 5 }),
  },
  "minItems and maxItems": {
    schema: { type: "array", items: { type: "integer" }, minItems: 1, maxItems: 3 },
    accepted: [[1], [1, 2, 3]],
    refused: [[], [1, 2, 3, 4], ["a"], {}],
    others: fc.array(fc.integer(), { maxLength: 5 }),
  },
  "uniqueItems of scalars": {
    schema: { type: "array", items: { anyOf: [{ type: "string" }, { type: "number" }] }, uniqueItems: true },
    accepted: [[], [1, "1"], ["a", "A"]],
    refused: [
      [1, 1],
      ["a", "b", "a"],
      [0, -0],
    ],
    others: fc.array(fc.constantFrom("a", "b", 1, 2), { maxLength: 3 }),
  },
  "uniqueItems of objects": {
    schema: { type: "array", items: { type: "object" }, uniqueItems: true },
    accepted: [
      [{}, { a: 1 }],
      [{ a: [1, 2] }, { a: [2, 1] }],
    ],
    refused: [
      [
        { a: 1, b: { c: 2, d: 3 } },
        { b: { d: 3, c: 2 }, a: 1 },
      ],
    ],
    others: fc.array(fc.dictionary(fc.constantFrom("a", "b"), fc.nat(1), { noNullPrototype: true }), { maxLength: 3 }),
  },
  "additionalProperties: false": {
    schema: { type: "object", properties: { a: { type: "string" } }, additionalProperties: false },
    accepted: [{}, { a: "" }],
    refused: [{ b: 1 }, { a: "", b: "" }, { a: 1 }],
  },
  "additionalProperties: true": {
    schema: { type: "object", properties: { a: { type: "string" } }, additionalProperties: true },
    accepted: [{}, { a: "", b: 1 }],
    refused: [{ a: 1 }, []],
  },
  "additionalProperties of a schema": {
    schema: { type: "object", properties: { a: { type: "string" } }, additionalProperties: { type: "integer" } },
    accepted: [{}, { a: "", b: 1, c: 2 }],
    refused: [{ b: "" }, { a: 1 }, { constructor: "x" }],
    others: fc.dictionary(fc.constantFrom("a", "b", "toString"), fc.constantFrom(1, "x")),
  },
  "format date": {
    schema: { type: "string", format: "date" },
    accepted: ["2026-01-15", "2024-02-29", "0000-02-29"],
    refused: ["2026-02-29", "2026-13-01", "2026-1-5", "2026-01-15T00:00:00Z", "15.01.2026", ""],
    others: damagedText(fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10))),
  },
  "format date-time": {
    schema: { type: "string", format: "date-time" },
    accepted: [
      "2026-01-15T14:30:00Z",
      "2026-01-15t14:30:00.5+01:00",
      "2016-12-31T23:59:60Z",
      "2016-12-31T15:59:60-08:00",
      "2017-01-01T05:29:60.5+05:30",
    ],
    refused: [
      "2026-01-15",
      "2026-02-30T00:00:00Z",
      "2026-01-15T24:00:00Z",
      "2026-01-15T14:30:00",
      "T",
      "2016-12-31T12:00:60Z",
      "2016-12-31T23:59:60+01:00",
      "2016-12-31T23:59:61Z",
    ],
    others: fc
      .record({ minutes: fc.nat(1439), offset: fc.constantFrom("Z", "+00:00", "-00:01", "+05:30", "-08:00", "+23:59") })
      .map(({ minutes, offset }) => `2016-12-31T${clockTime(minutes)}:60${offset}`),
  },
  "format email": {
    schema: { type: "string", format: "email" },
    accepted: ["a@example.com", "first.last+tag@mail.example.co.uk", "!#$%&'*+/=?^_`{|}~-@a.b"],
    refused: ["", "a", "@example.com", "a@", "a@b", "a@@b.c", ".a@b.c", "a..b@c.de", "a@-b.de", "a b@c.de"],
    others: damagedText(fc.emailAddress()),
  },
  "format uri": {
    schema: { type: "string", format: "uri" },
    accepted: [
      "https://api.getsmartalex.com/v1/calls?page=1#top",
      "http://user:pw@[2001:db8::1]:8080/a%20b",
      "mailto:a@example.com",
      "urn:isbn:1",
    ],
    refused: ["", "/calls", "//example.com", "example.com", "http://a b", "http://a/%zz", "1http://a", "https://ü"],
    // Behind the authority: there, Ajv is looser than RFC 3986 with ports.
    others: damagedText(fc.webUrl({ withFragments: true, withQueryParameters: true })).map((text) => {
      return `https://example.com/${text.slice(8)}`;
    }),
  },
  "format uuid": {
    schema: { type: "string", format: "uuid" },
    accepted: ["123e4567-e89b-12d3-a456-426614174000", "123E4567-E89B-12D3-A456-426614174000"],
    refused: [
      "",
      "123e4567e89b12d3a456426614174000",
      "123e4567-e89b-12d3-a456-42661417400",
      "g23e4567-e89b-12d3-a456-426614174000",
    ],
    others: damagedText(fc.uuid()),
  },
  "formats of numbers": {
    schema: {
      anyOf: [
        { type: "integer", format: "int32" },
        { type: "number", format: "double" },
      ],
    },
    accepted: [1, -1, 1.5],
    refused: ["1", null],
  },
};

describe.each(Object.entries(keywords))("%s", (_, { schema, accepted, refused, others = fc.constant("") }) => {
  const check = evaluateCheck(schema);
  const isValid = (value: unknown) => check(value, false) === undefined;

  test("accepts and refuses what Ajv does", () => {
    expect(accepted.filter((value) => !isValid(value))).toEqual([]);
    expect(accepted.filter((value) => !isValidForAjv(schema, value))).toEqual([]);
    expect(refused.filter((value) => isValid(value))).toEqual([]);
    expect(refused.filter((value) => isValidForAjv(schema, value))).toEqual([]);
  });

  test("agrees with Ajv on 500 random values", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          others,
          fc.constantFrom(...accepted, ...refused),
          fc.json().map((text): unknown => JSON.parse(text)),
        ),
        (value) => {
          expect(isValid(value), JSON.stringify(value)).toBe(isValidForAjv(schema, value));
        },
      ),
      { numRuns: 500, seed: 7 },
    );
  });
});

test.each<[Schema, unknown, string]>([
  [{ type: "string", maxLength: 1 }, "ab", "must have at most 1 character(s)"],
  [{ type: "boolean" }, 1, "must be a boolean, but is of type number"],
  [{ const: "a" }, "b", "must be a"],
  [{ enum: ["a", 1] }, "b", "must be one of a, 1"],
  [{ type: "string", format: "email" }, "a", "must be an email address"],
  [{ type: "array", items: { type: "string" }, uniqueItems: true }, ["a", "a"], "must not have the same item twice"],
  [{ type: "array", items: { type: "string" }, maxItems: 1 }, ["a", "b"], "must have at most 1 item(s)"],
  [
    { anyOf: [{ type: "string" }, { type: "integer" }] },
    null,
    "must be a string, but is null, or must be a whole number, but is null",
  ],
])("%j says of %j: %s", (schema, value, message) => {
  expect(evaluateCheck(schema)(value, false)).toEqual([{ message, path: [] }]);
});

test("anyOf points into the value where an alternative has its type", () => {
  const item: Schema = { type: "object", required: ["a"], properties: { a: { type: "integer" } } };
  expect(evaluateCheck({ anyOf: [{ type: "string" }, item] })({ a: "x" }, false)).toMatchObject([{ path: ["a"] }]);
});

test("strict mode reports fields that are not documented, but none that additionalProperties describes", () => {
  const fields: Schema = { type: "object", properties: {} };
  expect(evaluateCheck(fields)({ a: 1 }, true)).toMatchObject([{ path: ["a"] }]);
  expect(evaluateCheck({ ...fields, additionalProperties: { type: "integer" } })({ a: 1 }, true)).toBeUndefined();
});

test.each<[string, Schema]>([
  ["does not support the format hostname", { type: "string", format: "hostname" }],
  ["does not support the format int32", { type: "number", format: "int32" }],
  ["an open enumeration needs a name", { anyOf: [{ type: "string", enum: ["a"] }, { type: "string" }] }],
  ["an open enumeration needs a name", { anyOf: [{ type: "string" }, { type: "string", enum: ["a"] }] }],
  [
    "an open enumeration needs a name",
    {
      anyOf: [
        { type: "string", enum: ["a"], description: "Listed." },
        { type: "string", description: "Any other." },
      ],
    },
  ],
  ["1 is not of type string", { type: "string", enum: ["a", 1] }],
  ["supports strings, numbers, booleans and null as values", { const: {} }],
  ["does not support the keyword patternProperties", { type: "object", patternProperties: {} } as Schema],
])("the generator stops: %s", (message, schema) => {
  expect(() => evaluateCheck(schema)).toThrow(message);
});

/** `15:59` for 959. */
function clockTime(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, "0")).join(":");
}

/** A text with one character replaced, or as it is. */
function damagedText(texts: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const character = fc.oneof(
    fc.constantFrom("", ".", "@", "-", ":", "/", "%", " ", "#", "é"),
    fc.string({ maxLength: 1 }),
  );
  return fc.tuple(texts, fc.nat(), fc.option(character)).map(([text, place, replacement]) => {
    const at = place % (text.length + 1);
    return replacement === null ? text : text.slice(0, at) + replacement + text.slice(at + 1);
  });
}
