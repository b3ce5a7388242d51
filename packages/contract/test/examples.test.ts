import { expect, test } from "vitest";
import * as contract from "@smartalex/contract";
import { ajvPointers, document, schemaNames, type SchemaName } from "./document.ts";
import { strictIssues } from "./validator-of.ts";

test.each(schemaNames)("every example of %s is valid", (name) => {
  const examples: readonly unknown[] = document.components.schemas[name].examples;
  expect(examples.length).toBeGreaterThan(0);
  for (const example of examples) {
    expect(ajvPointers(name, example)).toEqual([]);
    expect(strictIssues(name, example)).toEqual([]);
  }
});

test.each([
  ["listCalls", "CallListBody"],
  ["getCall", "CallBody"],
] as const)("the documented example of %s is valid", (operation, schema) => {
  const { value } = document.components.examples[operation];
  expect(ajvPointers(schema, value)).toEqual([]);
  expect(strictIssues(schema, value)).toEqual([]);
});

test.each(Object.entries(document.components.responses))("the example of the response %s is valid", (_, response) => {
  const { example } = response.content["application/json"];
  expect(ajvPointers("ErrorBody", example)).toEqual([]);
  expect(strictIssues("ErrorBody", example)).toEqual([]);
});

test.each([
  ...Object.entries(document.components.parameters).map(([name, { schema, example }]) => {
    return { kind: "parameters", name, schema, example };
  }),
  ...Object.entries(document.components.headers).map(([name, { schema, example }]) => {
    return { kind: "headers", name, schema, example };
  }),
])("the example of $name in $kind is valid", ({ kind, name, schema, example }) => {
  const pointer = "$ref" in schema ? schema.$ref.slice(1) : `/components/${kind}/${name}/schema`;
  expect(ajvPointers({ pointer }, example)).toEqual([]);
});

test("the documented list and the documented detail show the same call", () => {
  const { listCalls, getCall } = document.components.examples;
  expect(getCall.value.data).toMatchObject(listCalls.value.data[0] ?? {});
  expect(getCall.value.data.id).toBe("call_abc123");
});

test("every operation and every schema has an example", () => {
  const operations = Object.values(document.paths).map(({ get }) => get);
  for (const { responses } of operations) expect(responses["200"].content["application/json"].examples).toBeTruthy();
  for (const name of schemaNames) expect(document.components.schemas[name].examples).toBeTruthy();
});

test("every field, parameter and header says what it means", () => {
  const { headers, parameters, schemas } = document.components;
  const silent = Object.entries({ ...headers, ...parameters, ...schemas }).filter(
    ([, { description }]) => !description,
  );
  expect(silent.map(([name]) => name)).toEqual([]);

  const fields = Object.values<Record<string, unknown>>(schemas)
    .flatMap((schema) => [schema, ...((schema["allOf"] ?? []) as Record<string, unknown>[])])
    .flatMap((schema) => Object.entries((schema["properties"] ?? {}) as Record<string, { description?: string }>));
  const undescribed = fields.filter(([, field]) => !field.description && !("$ref" in field));
  expect(undescribed.map(([name]) => name)).toEqual([]);
});

test("every schema has a validator of its name", () => {
  const named = (name: SchemaName) => `${name.charAt(0).toLowerCase()}${name.slice(1)}Validator`;
  expect(Object.keys(contract)).toEqual(expect.arrayContaining(schemaNames.map(named)));
});
