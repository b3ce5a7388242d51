import { describe, expect, test } from "vitest";
import { compareDocuments } from "../src/document/compare-documents.ts";
import { asNode, type Node } from "../src/openapi/node.ts";
import { exampleDocument, type Edits } from "./example-document.ts";

const LIST = "GET /things → 200 → data[]";
const POSTED = "POST /things → 201";
const GOT = "GET /things/{id} → 200";
const COLOR = { $ref: "#/components/schemas/Color" };
const MADE = { description: "When it was made.", type: "string", format: "date-time" };
const BODY = "POST /things → body";
const eachThing = (field: string) => [`${LIST}.${field}`, `${POSTED} → ${field}`, `${GOT} → ${field}`];

/** A change, the edits that make it, and its differences: level, direction and description, followed by the locations. */
type Case = [name: string, edits: Edits, ...expected: [string, ...string[]][]];

const fields: Case[] = [
  [
    "a field of a response removed",
    { "base properties made": undefined, "base required": ["id"] },
    ["breaking response: field removed", ...eachThing("made")],
  ],
  [
    "a field renamed",
    { "thing properties remark": { type: "string", pattern: "^a" }, "thing properties note": undefined },
    ["breaking response: field removed", ...eachThing("note")],
    ["addition response: field added", ...eachThing("remark")],
  ],
  [
    "a field of a response added",
    { "thing properties price": { type: "number" } },
    ["addition response: field added", ...eachThing("price")],
  ],
  [
    "a field of a request removed",
    { "body properties note": undefined },
    ["breaking request: field removed", `${BODY} → note`],
  ],
  [
    "an optional field of a request added",
    { "body properties price": {} },
    ["addition request: field added", `${BODY} → price`],
  ],
  [
    "a required field of a request added",
    { "body properties price": {}, "body required": ["name", "price"] },
    ["breaking request: required field added", `${BODY} → price`],
  ],
  [
    "a field of a response made optional",
    { "base required": ["id"] },
    ["breaking response: made optional", ...eachThing("made")],
  ],
  [
    "a field of a response made required",
    { "thing required": ["size", "mood", "weight", "note"] },
    ["addition response: made required", ...eachThing("note")],
  ],
  [
    "a field of a request made optional",
    { "body required": [] },
    ["addition request: made optional", `${BODY} → name`],
  ],
  [
    "a field of a request made required",
    { "body required": ["name", "note"] },
    ["breaking request: made required", `${BODY} → note`],
  ],
  [
    "additional fields of a request allowed",
    { "body additionalProperties": undefined },
    ["addition request: additional fields allowed", BODY],
  ],
  [
    "additional fields of a response forbidden",
    { "api components schemas Base additionalProperties": false },
    ["addition response: additional fields forbidden", LIST, POSTED, GOT],
  ],
];

const types: Case[] = [
  [
    "the type of a field changed, and its limits with it",
    { "thing properties size": { type: "string" } },
    ["breaking response: type integer → string", ...eachThing("size")],
  ],
  [
    "a field of a response made nullable",
    { "thing properties size type": ["integer", "null"] },
    ["breaking response: made nullable", ...eachThing("size")],
  ],
  [
    "a field of a response no longer nullable",
    { "thing properties mood": { $ref: "#/components/schemas/Mood" } },
    ["addition response: no longer nullable", ...eachThing("mood")],
  ],
  [
    "a field of a request made nullable",
    { "body properties name type": ["string", "null"] },
    ["addition request: made nullable", `${BODY} → name`],
  ],
  [
    "a field of a request no longer nullable",
    { "body properties note type": "string" },
    ["breaking request: no longer nullable", `${BODY} → note`],
  ],
  [
    "an integer of a response changed to a number",
    { "thing properties size type": "number" },
    ["breaking response: type integer → number", ...eachThing("size")],
  ],
  [
    "a number of a request changed to an integer",
    { "body properties weight type": "integer" },
    ["breaking request: type number → integer", `${BODY} → weight`],
  ],
  [
    "a value added in a response",
    { "schemas Mood enum": ["bad", "good", "mixed"] },
    ['addition response: value "mixed" added', ...eachThing("mood")],
  ],
  [
    "a value removed in a response",
    { "schemas Mood enum": ["good"] },
    ['breaking response: value "bad" removed', ...eachThing("mood")],
  ],
  [
    "a value added in a request",
    { "schemas Color enum": ["blue", "green", "red"] },
    ['addition request: value "blue" added', "GET /things → query color", `${BODY} → color`],
  ],
  [
    "a value removed in a request",
    { "schemas Color enum": ["red"] },
    ['breaking request: value "green" removed', "GET /things → query color", `${BODY} → color`],
  ],
  [
    "an enumeration of a request removed",
    { "schemas Color enum": undefined },
    ['addition request: enumeration ["red","green"] removed', "GET /things → query color", `${BODY} → color`],
  ],
  [
    "an alternative added in a response",
    { "thing properties note": { oneOf: [{ type: "string", pattern: "^a" }, { type: "object" }] } },
    ["breaking response: alternative added", ...eachThing("note")],
  ],
  [
    "an alternative added in a request",
    {
      "body properties weight": {
        anyOf: [{ type: "string" }, { type: "number", minimum: 1, maximum: 9 }],
      },
    },
    ["addition request: alternative added", `${BODY} → weight`],
  ],
];

const open = (...values: string[]) => ({ anyOf: [{ type: "string", enum: values }, { type: "string" }] });
const enumerations: Case[] = [
  [
    "an enumeration of a response opened",
    { "schemas Mood": open("good", "bad") },
    ["breaking response: enumeration opened", ...eachThing("mood")],
  ],
  [
    "an enumeration of a request opened",
    { "schemas Color": open("red", "green") },
    ["addition request: enumeration opened", "GET /things → query color", `${BODY} → color`],
  ],
  [
    "an enumeration of a request opened, with another value",
    { "schemas Color": open("red", "blue") },
    ["addition request: enumeration opened", "GET /things → query color", `${BODY} → color`],
    ['breaking request: value "green" removed', "GET /things → query color", `${BODY} → color`],
    ['addition request: value "blue" added', "GET /things → query color", `${BODY} → color`],
  ],
  [
    "an open enumeration added to a string of a request",
    { "body properties name": { ...open("a", "b"), minLength: 2, maxLength: 20 } },
    ['addition request: enumeration ["a","b"] added', `${BODY} → name`],
  ],
];

const alternatives: Case[] = [
  [
    "nullable added, a keyword of OpenAPI 3.0",
    { "thing properties size nullable": true },
    ["breaking response: nullable changed (unsupported keyword)", ...eachThing("size")],
  ],
  [
    "an alternative of alternatives added in a response",
    {
      "thing properties note": {
        anyOf: [{ anyOf: [{ type: "string", pattern: "^a" }, { type: "number" }] }, { type: "object" }],
      },
    },
    ["breaking response: alternative added", ...eachThing("note")],
  ],
];

/** Pairs of schemas of a field in a request, with the differences from the first to the second. */
const rewritten: [name: string, before: unknown, after: unknown, ...expected: string[]][] = [
  [
    "anyOf made oneOf",
    { anyOf: [{ type: "string" }, { type: "object" }] },
    { oneOf: [{ type: "string" }, { type: "object" }] },
    "breaking request: anyOf → oneOf",
  ],
  [
    "oneOf made anyOf",
    { oneOf: [{ type: "string" }, { type: "object" }] },
    { anyOf: [{ type: "string" }, { type: "object" }] },
    "addition request: oneOf → anyOf",
  ],
  [
    "a list of types made anyOf",
    { description: "Any.", type: ["string", "number", "null"], minLength: 1 },
    { description: "Any.", anyOf: [{ type: "string", minLength: 1 }, { type: "number" }, { type: "null" }] },
  ],
  [
    "anyOf made a list of types",
    { anyOf: [{ type: "string" }, { type: "integer", minimum: 1 }] },
    { type: ["integer", "string"], minimum: 1 },
  ],
  [
    "a format that allows more numbers, but generates a different type",
    { type: "integer", format: "int32" },
    { type: "integer", format: "int64" },
    'breaking request: format "int32" → "int64"',
  ],
  [
    "an open enumeration with its alternatives in another order",
    { anyOf: [{ type: "string", enum: ["a"] }, { type: "string" }] },
    { anyOf: [{ type: "string" }, { type: "string", enum: ["a"] }] },
  ],
  [
    "an open enumeration with a description of any other string",
    { anyOf: [{ type: "string", enum: ["a"] }, { type: "string" }] },
    {
      anyOf: [
        { type: "string", enum: ["a"] },
        { type: "string", description: "Any other." },
      ],
    },
    "annotation request: description changed",
  ],
  [
    "an open enumeration with an added value and a changed description",
    { description: "One of some.", anyOf: [{ type: "string", enum: ["a"], description: "A." }, { type: "string" }] },
    {
      description: "One of some.",
      anyOf: [{ type: "string", enum: ["a", "b"], description: "B." }, { type: "string" }],
    },
    'addition request: value "b" added',
    "annotation request: description changed",
  ],
  [
    "nested oneOf made flat",
    { oneOf: [{ oneOf: [{ type: "string" }, { type: "number" }] }, { type: "object" }] },
    { oneOf: [{ type: "string" }, { type: "number" }, { type: "object" }] },
  ],
  [
    "nested oneOf made flat, with another member",
    { oneOf: [{ oneOf: [{ type: "string" }, { type: "number" }] }, { type: "object" }] },
    { oneOf: [{ type: "string" }, { type: "number" }, { type: "object" }, { type: "boolean" }] },
    "addition request: alternative added",
  ],
  [
    "a limit of a member of nested oneOf",
    { oneOf: [{ oneOf: [{ type: "string" }, { type: "number" }] }, { type: "object" }] },
    { oneOf: [{ oneOf: [{ type: "string", minLength: 1 }, { type: "number" }] }, { type: "object" }] },
    "breaking request: minLength 1 added",
  ],
  [
    "an anyOf in a oneOf made flat, which allows fewer values",
    { oneOf: [{ anyOf: [{ type: "string" }, { type: "number" }] }, { type: "object" }] },
    { oneOf: [{ type: "string" }, { type: "number" }, { type: "object" }] },
    "breaking request: alternative removed",
    "addition request: alternative added",
  ],
];

const limits: Case[] = [
  [
    "alternatives combined with another keyword",
    { "thing properties note": { oneOf: [{ type: "string" }, { type: "object" }], minLength: 1 } },
    ["breaking response: alternatives changed (unsupported combination)", ...eachThing("note")],
  ],
  ...(
    [
      ["minimum", 1, "tightened"],
      ["minimum", undefined, "loosened"],
      ["maximum", 8, "tightened"],
      ["maximum", 10, "loosened"],
    ] as const
  ).map(([keyword, value, way]): Case => {
    const old = { minimum: 0, maximum: 9 }[keyword];
    return [
      `${keyword} ${way} to ${String(value)} in a response`,
      { [`thing properties size ${keyword}`]: value },
      [
        `${way === "tightened" ? "addition" : "breaking"} response: ${keyword} ${old} ${value === undefined ? "removed" : `→ ${value}`}`,
        ...eachThing("size"),
      ],
    ];
  }),
  ...(
    [
      ["weight", "minimum", 2, "breaking", "1 → 2"],
      ["weight", "minimum", 0, "addition", "1 → 0"],
      ["weight", "maximum", 8, "breaking", "9 → 8"],
      ["weight", "maximum", undefined, "addition", "9 removed"],
      ["name", "minLength", 1, "addition", "2 → 1"],
      ["name", "maxLength", 19, "breaking", "20 → 19"],
      ["name", "pattern", "^a", "breaking", '"^a" added'],
      ["name", "format", "email", "breaking", '"email" added'],
      ["note", "pattern", undefined, "addition", '"^a" removed'],
      ["note", "pattern", "^b", "breaking", '"^a" → "^b"'],
    ] as const
  ).map(([field, keyword, value, level, change]): Case => [
    `${keyword} of a request: ${change}`,
    { [`body properties ${field} ${keyword}`]: value },
    [`${level} request: ${keyword} ${change}`, `${BODY} → ${field}`],
  ]),
  [
    "a pattern of a response removed",
    { "thing properties note pattern": undefined },
    ['breaking response: pattern "^a" removed', ...eachThing("note")],
  ],
  [
    "a pattern of a response changed",
    { "thing properties note pattern": "^b" },
    ['breaking response: pattern "^a" → "^b"', ...eachThing("note")],
  ],
  [
    "a format of a response removed",
    { "base properties made format": undefined },
    ['breaking response: format "date-time" removed', ...eachThing("made")],
  ],
  [
    "times of a response in UTC",
    { "base properties made x-utc": true },
    ["addition response: x-utc true added", ...eachThing("made")],
  ],
  [
    "a format of a response added",
    { "base properties id format": "uuid" },
    ['addition response: format "uuid" added', ...eachThing("id")],
  ],
];

const operations: Case[] = [
  [
    "an optional parameter added",
    { "list parameters 2": { name: "sort", in: "query" } },
    ["addition request: parameter added", "GET /things → query sort"],
  ],
  [
    "a required parameter added",
    { "list parameters 2": { name: "sort", in: "query", required: true } },
    ["breaking request: required parameter added", "GET /things → query sort"],
  ],
  [
    "a parameter removed",
    { "list parameters 1": undefined },
    ["breaking request: parameter removed", "GET /things → query color"],
  ],
  [
    "a parameter made required",
    { "size required": true },
    ["breaking request: made required", "GET /things → query size"],
  ],
  [
    "a default changed",
    { "size schema default": 10 },
    ["breaking request: default 20 → 10", "GET /things → query size"],
  ],
  [
    "a default removed",
    { "size schema default": undefined },
    ["breaking request: default 20 removed", "GET /things → query size"],
  ],
  [
    "a default added",
    { "body properties weight default": 1 },
    ["addition request: default 1 added", `${BODY} → weight`],
  ],
  [
    "the serialization of a parameter changed",
    { "size explode": false },
    ["breaking request: explode changed (unsupported keyword)", "GET /things → query size"],
  ],
  ["a path removed", { "api paths /things/{id}": undefined }, ["breaking both: operation removed", "GET /things/{id}"]],
  ["a path added", { "api paths /moods": { get: {} } }, ["addition both: operation added", "GET /moods"]],
  [
    "an operation renamed",
    { "list operationId": "things" },
    ["breaking both: operationId listThings → things", "GET /things"],
  ],
  ["an operation deprecated", { "list deprecated": true }, ["addition both: deprecated false → true", "GET /things"]],
  [
    "an error added",
    { "list responses 429": { description: "Too many." } },
    ["addition response: status added", "GET /things → 429"],
  ],
  [
    "a success added",
    { "list responses 206": { description: "A part." } },
    ["breaking response: status added", "GET /things → 206"],
  ],
  ["a status removed", { "list responses 404": undefined }, ["breaking response: status removed", "GET /things → 404"]],
  [
    "a header added",
    { "list responses 200 headers X-All": {} },
    ["addition response: header added", "GET /things → 200 → header x-all"],
  ],
  [
    "a header removed",
    { "list responses 200 headers": undefined },
    ["breaking response: header removed", "GET /things → 200 → header x-left"],
  ],
  [
    "a header made optional",
    { "list responses 200 headers X-Left required": undefined },
    ["breaking response: made optional", "GET /things → 200 → header x-left"],
  ],
  [
    "a media type added",
    { "list responses 200 content text/csv": {} },
    ["addition response: text/csv added", "GET /things → 200"],
  ],
  [
    "the case of a header changed",
    {
      "list responses 200 headers X-Left": undefined,
      "list responses 200 headers x-left": { required: true, schema: { type: "integer" } },
    },
    ["breaking response: name X-Left → x-left", "GET /things → 200 → header x-left"],
  ],
  [
    "a response to a conditional request added",
    { "list responses 304": { description: "Not modified." } },
    ["addition response: status added", "GET /things → 304"],
  ],
  [
    "a response for all other statuses added",
    { "list responses default": { description: "Any other." } },
    ["addition response: status added", "GET /things → default"],
  ],
  [
    "an alternative security requirement added",
    { "api security": [{ bearer: [] }, { cookie: [] }] },
    ["addition both: security cookie added", "GET /things", "POST /things", "GET /things/{id}"],
  ],
  [
    "a scope required by one operation",
    { "list security": [{ bearer: ["read"] }] },
    ["breaking both: security bearer removed", "GET /things"],
    ["addition both: security bearer(read) added", "GET /things"],
  ],
  [
    "a security requirement removed from an operation",
    { "list security": [] },
    ["addition both: security bearer removed", "GET /things"],
    ["addition both: security none added", "GET /things"],
  ],
  [
    "the token format of a security scheme added",
    { "api components securitySchemes bearer bearerFormat": "JWT" },
    ["annotation both: bearerFormat changed", "securitySchemes bearer"],
  ],
  [
    "a security scheme changed",
    { "api components securitySchemes bearer scheme": "basic" },
    ["breaking both: scheme changed (unsupported keyword)", "securitySchemes bearer"],
  ],
  [
    "a server replaced",
    { "api servers": [{ url: "https://api.test/v2" }, { url: "http://127.0.0.1/v1" }] },
    ["breaking both: server removed", "servers → https://api.test/v1"],
    ["addition both: server added", "servers → https://api.test/v2"],
  ],
  [
    "the order of servers changed",
    { "api servers": [{ url: "http://127.0.0.1/v1" }, { url: "https://api.test/v1" }] },
    ["breaking both: order of servers changed", "servers"],
  ],
  [
    "a server added before the first one, which clients use by default",
    {
      "api servers": [
        { url: "https://eu.api.test/v1" },
        { url: "https://api.test/v1" },
        { url: "http://127.0.0.1/v1" },
      ],
    },
    ["breaking both: first server changed", "servers"],
    ["addition both: server added", "servers → https://eu.api.test/v1"],
  ],
];

const annotations: Case[] = [
  [
    "the description of a parameter changed",
    { "size description": "How many there are." },
    ["annotation request: description changed", "GET /things → query size"],
  ],
  [
    "the description of a field changed",
    { "base properties made description": "When." },
    ["annotation response: description changed", ...eachThing("made")],
  ],
  [
    "an extension added",
    { "list x-assumption": "It may be." },
    ["annotation both: x-assumption changed", "GET /things"],
  ],
  [
    "the version of the document changed",
    { "api info version": "2.0.0" },
    ["annotation both: version changed", "document"],
  ],
];

const equivalent: Case[] = [
  ["nothing", {}],
  ["values in another order", { "schemas Color enum": ["green", "red"] }],
  ["types in another order", { "body properties note type": ["null", "string"] }],
  ["required fields in another order", { "base required": ["made", "id"] }],
  [
    "parameters in another order",
    { "list parameters": [{ name: "color", in: "query", schema: COLOR }, { $ref: "#/components/parameters/size" }] },
  ],
  [
    "null as a type or as an alternative",
    { "thing properties weight": { anyOf: [{ type: "number" }, { type: "null" }] } },
  ],
  [
    "fields in one schema or in parts of an allOf",
    {
      "thing properties id": { type: "string", minLength: 1 },
      "thing properties made": MADE,
      "schemas Thing allOf 0": undefined,
      "thing required": ["size", "mood", "weight", "id", "made"],
    },
  ],
  [
    "an inline schema instead of a reference",
    { "list parameters 1 schema": { type: "string", enum: ["red", "green"] } },
  ],
  ["security declared by an operation instead of the document", { "list security": [{ bearer: [] }] }],
  [
    "defaults of a parameter stated",
    {
      "size required": false,
      "size style": "form",
      "size explode": true,
      "size deprecated": false,
      "size allowReserved": false,
    },
  ],
  ["defaults of a header stated", { "list responses 200 headers X-Left style": "simple" }],
  [
    "defaults of a schema stated",
    {
      "thing properties note minLength": 0,
      "thing properties note deprecated": false,
      "thing properties note readOnly": false,
      "thing properties note nullable": false,
      "thing properties parts minItems": 0,
      "thing properties parts uniqueItems": false,
      "base additionalProperties": true,
    },
  ],
  ["a default of an operation stated", { "list deprecated": false }],
];

describe.each([
  ["fields", fields],
  ["types and values", types],
  ["enumerations", enumerations],
  ["alternatives", alternatives],
  ["limits", limits],
  ["operations", operations],
  ["annotations", annotations],
  ["equivalent documents", equivalent],
])("%s", (_, cases) => {
  test.each(cases)("%s", (...[, edits, ...expected]) => {
    const result = compareDocuments(exampleDocument(), exampleDocument(edits)).map(
      ({ level, direction, description, location }) => `${level} ${direction}: ${description} @ ${location}`,
    );
    const expectedResult = expected.flatMap(([description, ...locations]) =>
      locations.map((location) => `${description} @ ${location}`),
    );
    expect(result.sort()).toEqual(expectedResult.sort());
  });
});

test("renaming a schema only changes the name of its type", () => {
  const renamed = JSON.parse(JSON.stringify(exampleDocument()).replaceAll("Mood", "Temper")) as Node;
  expect(compareDocuments(exampleDocument(), renamed)).toEqual([
    { level: "breaking", direction: "both", description: "removed", location: "schemas Mood" },
    { level: "addition", direction: "both", description: "added", location: "schemas Temper" },
  ]);
});

test.each(rewritten)("%s", (_, ...[before, after, ...expected]) => {
  const [oldDocument, newDocument] = [before, after].map((schema) =>
    exampleDocument({ "body properties note": schema }),
  );
  const differences = compareDocuments(asNode(oldDocument), asNode(newDocument));
  expect(differences.map(({ level, direction, description }) => `${level} ${direction}: ${description}`)).toEqual(
    expected,
  );
});

test.each([
  ["parameters", "size"],
  ["responses", "Failed"],
  ["headers", "Left"],
])("renaming an entry of %s only changes its name", (section, name) => {
  const before = exampleDocument({ "api components headers Left": { schema: { type: "integer" } } });
  const pointer = `"#/components/${section}/${name}"`;
  const text = JSON.stringify(before).replaceAll(pointer, pointer.replace(name, "Other"));
  const after = JSON.parse(text) as { components: Record<string, Record<string, unknown>> };
  const entries = after.components[section] ?? {};
  entries["Other"] = entries[name];
  Reflect.deleteProperty(entries, name);
  expect(compareDocuments(before, after)).toEqual([
    { level: "breaking", direction: "both", description: "removed", location: `${section} ${name}` },
    { level: "addition", direction: "both", description: "added", location: `${section} Other` },
  ]);
});

test.each([
  ["fewer scopes", [{ bearer: ["read", "write"] }], [{ bearer: ["read"] }], ["addition", "addition"]],
  ["other scopes", [{ bearer: ["read"] }], [{ bearer: ["write"] }], ["breaking", "addition"]],
  ["scopes in another order", [{ bearer: ["read", "write"] }], [{ bearer: ["write", "read"] }], []],
  ["one scheme of two", [{ bearer: [], cookie: [] }], [{ bearer: [] }], ["addition", "addition"]],
])("%s of an operation", (_, before, after, levels) => {
  const differences = compareDocuments(
    exampleDocument({ "list security": before }),
    exampleDocument({ "list security": after }),
  );
  expect(differences.map(({ level }) => level)).toEqual(levels);
});

test("recursive alternatives are compared", () => {
  const [before, after] = ["string", "number"].map((type) => {
    return exampleDocument({ "schemas Spare": { oneOf: [{ $ref: "#/components/schemas/Spare" }, { type }] } });
  });
  const levels = compareDocuments(asNode(before), asNode(after)).map(({ level }) => level);
  expect(levels).toContain("breaking");
});

test("the same difference of several alternatives at one location is reported once", () => {
  const [before, after] = ["some", "other"].map((description) => {
    const alternatives = ["string", "number"].map((type) => ({ properties: { of: { type, description } } }));
    return exampleDocument({ "schemas Spare": { oneOf: alternatives } });
  });
  expect(compareDocuments(asNode(before), asNode(after))).toEqual([
    { level: "annotation", direction: "response", description: "description changed", location: "schemas Spare → of" },
  ]);
});

test("a schema that no operation uses is compared, too", () => {
  const [before, after] = ["string", "integer"].map((type) => exampleDocument({ "schemas Spare": { type } }));
  expect(compareDocuments(asNode(before), asNode(after))).toEqual([
    { level: "breaking", direction: "response", description: "type string → integer", location: "schemas Spare" },
  ]);
});

test.each([
  ["Reference not found: #/components/schemas/Nothing", { $ref: "#/components/schemas/Nothing" }],
  ["Unsupported reference: other.yaml", { $ref: "other.yaml" }],
  ["Circular reference: #/components/schemas/Mood", { $ref: "#/components/schemas/Mood" }],
  [
    "A schema contains itself in allOf, oneOf or anyOf",
    { description: "Good or bad.", allOf: [{ $ref: "#/components/schemas/Mood" }] },
  ],
])("throws for an invalid document: %s", (message, schema) => {
  expect(() => compareDocuments(exampleDocument(), exampleDocument({ "schemas Mood": schema }))).toThrow(message);
});
