import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { JsonSchema } from "../scripts/document/document.ts";
import { isValidForAjv } from "./document.ts";
import { evaluateSchema } from "./evaluate-schema.ts";

interface Case {
  schema: JsonSchema;
  accepted: readonly unknown[];
  rejected: readonly unknown[];
  /** More values that the generated schema and Ajv must judge in the same way. */
  others?: fc.Arbitrary<unknown>;
}

const keywords: Record<string, Case> = {
  boolean: { schema: { type: "boolean" }, accepted: [true, false], rejected: [0, "true", null] },
  "boolean or null": { schema: { type: ["boolean", "null"] }, accepted: [true, null], rejected: [0, ""] },
  "anyOf of types": {
    schema: { anyOf: [{ type: "string", minLength: 2 }, { type: "integer" }] },
    accepted: ["ab", 1],
    rejected: ["a", 1.5, null, []],
  },
  "anyOf with null": {
    schema: { anyOf: [{ type: "string" }, { type: "integer" }, { type: "null" }] },
    accepted: ["", 1, null],
    rejected: [true, {}],
  },
  "anyOf of objects": {
    schema: {
      anyOf: [
        { type: "object", required: ["a"], properties: { a: { type: "string" } } },
        { type: "object", required: ["b"], properties: { b: { type: "number" } } },
      ],
    },
    accepted: [{ a: "x" }, { b: 1 }, { a: 1, b: 1 }],
    rejected: [{}, { a: 1 }, "a"],
    others: fc.record({ a: fc.constantFrom(1, "x"), b: fc.constantFrom(1, "x") }, { requiredKeys: [] }),
  },
  "const of a string": { schema: { const: "a" }, accepted: ["a"], rejected: ["b", "", null] },
  "const of null": { schema: { const: null }, accepted: [null], rejected: [0, "null"] },
  "const of a number": { schema: { type: "integer", const: 0 }, accepted: [0, -0], rejected: [1, "0", false] },
  "enum of strings": { schema: { type: "string", enum: ["a", "b"] }, accepted: ["a", "b"], rejected: ["c", "A", 1] },
  "enum of scalars": {
    schema: { enum: ["a", 1, true, null] },
    accepted: ["a", 1, true, null],
    rejected: ["1", 0, false],
  },
  "enum of one type or null": {
    schema: { type: ["string", "null"], enum: ["a", null] },
    accepted: ["a", null],
    rejected: ["b", ""],
  },
  maxLength: {
    schema: { type: "string", minLength: 1, maxLength: 3 },
    accepted: ["a", "abc", "😀😀😀", "a😀b"],
    rejected: ["", "abcd", "😀😀😀😀", 12],
    others: fc.string({ unit: "binary", maxLength: 5 }),
  },
  "minItems and maxItems": {
    schema: { type: "array", items: { type: "integer" }, minItems: 1, maxItems: 3 },
    accepted: [[1], [1, 2, 3]],
    rejected: [[], [1, 2, 3, 4], ["a"], {}],
    others: fc.array(fc.integer(), { maxLength: 5 }),
  },
  "uniqueItems of scalars": {
    schema: { type: "array", items: { anyOf: [{ type: "string" }, { type: "number" }] }, uniqueItems: true },
    accepted: [[], [1, "1"], ["a", "A"]],
    rejected: [
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
    rejected: [
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
    rejected: [{ b: 1 }, { a: "", b: "" }, { a: 1 }],
  },
  "additionalProperties: true": {
    schema: { type: "object", properties: { a: { type: "string" } }, additionalProperties: true },
    accepted: [{}, { a: "", b: 1 }],
    rejected: [{ a: 1 }, []],
  },
  "additionalProperties of a schema": {
    schema: { type: "object", properties: { a: { type: "string" } }, additionalProperties: { type: "integer" } },
    accepted: [{}, { a: "", b: 1, c: 2 }],
    rejected: [{ b: "" }, { a: 1 }, { constructor: "x" }],
    others: fc.dictionary(fc.constantFrom("a", "b", "toString"), fc.constantFrom(1, "x")),
  },
  "format date": {
    schema: { type: "string", format: "date" },
    accepted: ["2026-01-15", "2024-02-29", "0000-02-29"],
    rejected: ["2026-02-29", "2026-13-01", "2026-1-5", "2026-01-15T00:00:00Z", "15.01.2026", ""],
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
    rejected: [
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
    rejected: ["", "a", "@example.com", "a@", "a@b", "a@@b.c", ".a@b.c", "a..b@c.de", "a@-b.de", "a b@c.de"],
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
    rejected: ["", "/calls", "//example.com", "example.com", "http://a b", "http://a/%zz", "1http://a", "https://ü"],
    // Only what follows the authority is damaged: Ajv accepts ports that RFC 3986 does not allow.
    others: damagedText(fc.webUrl({ withFragments: true, withQueryParameters: true })).map((text) => {
      return `https://example.com/${text.slice(8)}`;
    }),
  },
  "format uuid": {
    schema: { type: "string", format: "uuid" },
    accepted: ["123e4567-e89b-12d3-a456-426614174000", "123E4567-E89B-12D3-A456-426614174000"],
    rejected: [
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
    rejected: ["1", null],
  },
};

describe.each(Object.entries(keywords))("%s", (_, { schema, accepted, rejected, others = fc.constant("") }) => {
  const generated = evaluateSchema(schema);
  const isValid = (value: unknown) => generated(value, false) === undefined;

  test("accepts and rejects the same values as Ajv", () => {
    expect(accepted.filter((value) => !isValid(value))).toEqual([]);
    expect(accepted.filter((value) => !isValidForAjv(schema, value))).toEqual([]);
    expect(rejected.filter((value) => isValid(value))).toEqual([]);
    expect(rejected.filter((value) => isValidForAjv(schema, value))).toEqual([]);
  });

  test("agrees with Ajv on 500 random values", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          others,
          fc.constantFrom(...accepted, ...rejected),
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

/** `15:59` for 959. */
function clockTime(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, "0")).join(":");
}

/** Texts with one character replaced, and unchanged texts. */
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
