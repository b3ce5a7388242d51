import { expect, test } from "vitest";
import type { JsonSchema } from "../scripts/document/document.ts";
import { evaluateSchema } from "./evaluate-schema.ts";

test.each<[JsonSchema, unknown, string]>([
  [{ type: "string", maxLength: 1 }, "ab", "must have at most 1 character(s)"],
  [{ type: "boolean" }, 1, "must be a boolean, but is of type number"],
  [{ const: "a" }, "b", "must be a"],
  [{ enum: ["a", 1] }, "b", "must be one of a, 1"],
  [{ type: "string", format: "email" }, "a", "must be an email address"],
  [{ type: "array", items: { type: "string" }, uniqueItems: true }, ["a", "a"], "must not contain the same item twice"],
  [{ type: "array", items: { type: "string" }, maxItems: 1 }, ["a", "b"], "must have at most 1 item(s)"],
  [
    { anyOf: [{ type: "string" }, { type: "integer" }] },
    null,
    "must be a string, but is null, or must be an integer, but is null",
  ],
])("%j rejects %j: %s", (schema, value, message) => {
  expect(evaluateSchema(schema)(value, false)).toEqual([{ message, path: [] }]);
});

test("anyOf returns the issues inside the value if one alternative has its type", () => {
  const item: JsonSchema = { type: "object", required: ["a"], properties: { a: { type: "integer" } } };
  expect(evaluateSchema({ anyOf: [{ type: "string" }, item] })({ a: "x" }, false)).toMatchObject([{ path: ["a"] }]);
});

test("strict mode reports undocumented fields, but not those that additionalProperties describes", () => {
  const fields: JsonSchema = { type: "object", properties: {} };
  expect(evaluateSchema(fields)({ a: 1 }, true)).toMatchObject([{ path: ["a"] }]);
  expect(evaluateSchema({ ...fields, additionalProperties: { type: "integer" } })({ a: 1 }, true)).toBeUndefined();
});

test.each<[string, JsonSchema]>([
  ["Test: unsupported format: hostname", { type: "string", format: "hostname" }],
  ["Test: unsupported format: int32", { type: "number", format: "int32" }],
  ["an open enumeration must have a name", { anyOf: [{ type: "string", enum: ["a"] }, { type: "string" }] }],
  ["an open enumeration must have a name", { anyOf: [{ type: "string" }, { type: "string", enum: ["a"] }] }],
  [
    "an open enumeration must have a name",
    {
      anyOf: [
        { type: "string", enum: ["a"], description: "Listed." },
        { type: "string", description: "Any other." },
      ],
    },
  ],
  ["1 is not of type string", { type: "string", enum: ["a", 1] }],
  ["Test: unsupported value", { const: {} }],
  ["Test: unsupported JSON Schema keyword: patternProperties", { type: "object", patternProperties: {} } as JsonSchema],
])("the generator fails with an error: %s", (message, schema) => {
  expect(() => evaluateSchema(schema)).toThrow(message);
});
