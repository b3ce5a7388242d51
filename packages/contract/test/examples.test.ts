import { expect, test } from "vitest";
import * as contract from "@smartalex/contract";
import { readDocument, type Body } from "../scripts/document/document.ts";
import { listOperations } from "../scripts/document/operations.ts";
import { validatorConstName } from "../scripts/names.ts";
import { ajvPointers, components, document, schemaNames } from "./document.ts";
import { strictIssues } from "./evaluate-schema.ts";

const operations = listOperations(await readDocument(new URL("../../../openapi/smartalex.yaml", import.meta.url)));

test.each(schemaNames)("every example of %s is valid", (name) => {
  const examples = components.schemas[name]?.examples ?? [];
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
  ...Object.entries(components.parameters).map(([name, parameter]) => ({ kind: "parameters", name, ...parameter })),
  ...Object.entries(components.headers).map(([name, header]) => ({ kind: "headers", name, ...header })),
])("the example of $name in $kind is valid", ({ kind, name, schema, example }) => {
  const pointer = schema?.$ref?.slice(1) ?? `/components/${kind}/${name}/schema`;
  expect(ajvPointers({ pointer }, example)).toEqual([]);
});

test("the documented list and the documented detail show the same call", () => {
  const { listCalls, getCall } = document.components.examples;
  expect(getCall.value.data).toMatchObject(listCalls.value.data[0] ?? {});
  expect(getCall.value.data.id).toBe("call_abc123");
});

test.each(operations)("every successful response of $operationId with a body has an example", ({ responses }) => {
  const bodies = Object.entries(responses)
    .filter(([status]) => status.startsWith("2"))
    .flatMap(([, response]) => Object.values((response as Body).content ?? {}));
  for (const body of bodies) expect(body).toHaveProperty("examples");
});

test("every schema, field, parameter and header has a description", () => {
  const { headers, parameters, schemas } = components;
  const described = Object.entries({ ...headers, ...parameters, ...schemas });
  expect(described.filter(([, { description }]) => !description).map(([name]) => name)).toEqual([]);

  const fields = Object.values(schemas)
    .flatMap((schema) => [schema, ...(schema.allOf ?? [])])
    .flatMap(({ properties = {} }) => Object.entries(properties));
  const undescribed = fields.filter(([, { $ref, description }]) => !description && $ref === undefined);
  expect(undescribed.map(([name]) => name)).toEqual([]);
});

test("every schema has a validator with its name", () => {
  expect(Object.keys(contract)).toEqual(expect.arrayContaining(schemaNames.map(validatorConstName)));
});
