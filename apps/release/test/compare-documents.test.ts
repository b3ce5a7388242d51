import { describe, expect, test } from "vitest";
import { compareDocuments } from "../src/document/compare-documents.ts";
import { asNode, type Node } from "../src/document/node.ts";
import { things, type Edits } from "./things.ts";

const LIST = "GET /things → 200 → data[]";
const POSTED = "POST /things → 201";
const GOT = "GET /things/{id} → 200";
const COLOUR = { $ref: "#/components/schemas/Colour" };
const MADE = { description: "When it was made.", type: "string", format: "date-time" };
const BODY = "POST /things → body";
const eachThing = (field: string) => [`${LIST}.${field}`, `${POSTED} → ${field}`, `${GOT} → ${field}`];

/** What a change is, what stands in the document then, and its differences: level, audience, what, and the places. */
type Case = [name: string, edits: Edits, ...expected: [string, ...string[]][]];

const fields: Case[] = [
  [
    "a field of a response removed",
    { "base properties made": undefined, "base required": ["id"] },
    ["breaking readers: field removed", ...eachThing("made")],
  ],
  [
    "a field renamed",
    { "thing properties remark": { type: "string", pattern: "^a" }, "thing properties note": undefined },
    ["breaking readers: field removed", ...eachThing("note")],
    ["addition readers: field added", ...eachThing("remark")],
  ],
  [
    "a field of a response added",
    { "thing properties price": { type: "number" } },
    ["addition readers: field added", ...eachThing("price")],
  ],
  [
    "a field of a request removed",
    { "body properties note": undefined },
    ["breaking writers: field removed", `${BODY} → note`],
  ],
  [
    "an optional field of a request added",
    { "body properties price": {} },
    ["addition writers: field added", `${BODY} → price`],
  ],
  [
    "a required field of a request added",
    { "body properties price": {}, "body required": ["name", "price"] },
    ["breaking writers: required field added", `${BODY} → price`],
  ],
  [
    "a field of a response made optional",
    { "base required": ["id"] },
    ["breaking readers: made optional", ...eachThing("made")],
  ],
  [
    "a field of a response made required",
    { "thing required": ["size", "mood", "weight", "note"] },
    ["addition readers: made required", ...eachThing("note")],
  ],
  [
    "a field of a request made optional",
    { "body required": [] },
    ["addition writers: made optional", `${BODY} → name`],
  ],
  [
    "a field of a request made required",
    { "body required": ["name", "note"] },
    ["breaking writers: made required", `${BODY} → note`],
  ],
  [
    "further fields of a request allowed",
    { "body additionalProperties": undefined },
    ["addition writers: further fields allowed", BODY],
  ],
  [
    "further fields of a response forbidden",
    { "api components schemas Base additionalProperties": false },
    ["addition readers: further fields forbidden", LIST, POSTED, GOT],
  ],
];

const types: Case[] = [
  [
    "the type of a field changed, and its limits with it",
    { "thing properties size": { type: "string" } },
    ["breaking readers: type integer → string", ...eachThing("size")],
  ],
  [
    "a field of a response made nullable",
    { "thing properties size type": ["integer", "null"] },
    ["breaking readers: made nullable", ...eachThing("size")],
  ],
  [
    "a field of a response no longer null",
    { "thing properties mood": { $ref: "#/components/schemas/Mood" } },
    ["addition readers: no longer null", ...eachThing("mood")],
  ],
  [
    "a field of a request made nullable",
    { "body properties name type": ["string", "null"] },
    ["addition writers: made nullable", `${BODY} → name`],
  ],
  [
    "a field of a request no longer null",
    { "body properties note type": "string" },
    ["breaking writers: no longer null", `${BODY} → note`],
  ],
  [
    "fractions where a response had integers",
    { "thing properties size type": "number" },
    ["breaking readers: type integer → number", ...eachThing("size")],
  ],
  [
    "integers alone where a request had numbers",
    { "body properties weight type": "integer" },
    ["breaking writers: type number → integer", `${BODY} → weight`],
  ],
  [
    "a value added in a response",
    { "schemas Mood enum": ["bad", "good", "mixed"] },
    ['addition readers: value "mixed" added', ...eachThing("mood")],
  ],
  [
    "a value removed in a response",
    { "schemas Mood enum": ["good"] },
    ['breaking readers: value "bad" removed', ...eachThing("mood")],
  ],
  [
    "a value added in a request",
    { "schemas Colour enum": ["blue", "green", "red"] },
    ['addition writers: value "blue" added', "GET /things → query colour", `${BODY} → colour`],
  ],
  [
    "a value removed in a request",
    { "schemas Colour enum": ["red"] },
    ['breaking writers: value "green" removed', "GET /things → query colour", `${BODY} → colour`],
  ],
  [
    "any text where a request had an enumeration",
    { "schemas Colour enum": undefined },
    ['addition writers: enumeration ["red","green"] removed', "GET /things → query colour", `${BODY} → colour`],
  ],
  [
    "an alternative added in a response",
    { "thing properties note": { oneOf: [{ type: "string", pattern: "^a" }, { type: "object" }] } },
    ["breaking readers: alternative added", ...eachThing("note")],
  ],
  [
    "an alternative added in a request",
    {
      "body properties weight": {
        anyOf: [{ type: "string" }, { type: "number", minimum: 1, maximum: 9 }],
      },
    },
    ["addition writers: alternative added", `${BODY} → weight`],
  ],
];

const open = (...values: string[]) => ({ anyOf: [{ type: "string", enum: values }, { type: "string" }] });
const enumerations: Case[] = [
  [
    "an enumeration of a response opened",
    { "schemas Mood": open("good", "bad") },
    ["breaking readers: enumeration opened", ...eachThing("mood")],
  ],
  [
    "an enumeration of a request opened",
    { "schemas Colour": open("red", "green") },
    ["addition writers: enumeration opened", "GET /things → query colour", `${BODY} → colour`],
  ],
  [
    "an enumeration of a request opened, with another value",
    { "schemas Colour": open("red", "blue") },
    ["addition writers: enumeration opened", "GET /things → query colour", `${BODY} → colour`],
    ['breaking writers: value "green" removed', "GET /things → query colour", `${BODY} → colour`],
    ['addition writers: value "blue" added', "GET /things → query colour", `${BODY} → colour`],
  ],
  [
    "values listed for any string of a request",
    { "body properties name": { ...open("a", "b"), minLength: 2, maxLength: 20 } },
    ['addition writers: enumeration ["a","b"] added', `${BODY} → name`],
  ],
];

const alternatives: Case[] = [
  [
    "nullable added, a keyword of OpenAPI 3.0",
    { "thing properties size nullable": true },
    ["breaking readers: nullable changed, which this check cannot judge", ...eachThing("size")],
  ],
  [
    "an alternative of alternatives added in a response",
    {
      "thing properties note": {
        anyOf: [{ anyOf: [{ type: "string", pattern: "^a" }, { type: "number" }] }, { type: "object" }],
      },
    },
    ["breaking readers: alternative added", ...eachThing("note")],
  ],
];

/** Pairs of schemas of a field in a request, with the differences from the first to the second. */
const rewritten: [name: string, before: unknown, after: unknown, ...expected: string[]][] = [
  [
    "anyOf made oneOf",
    { anyOf: [{ type: "string" }, { type: "object" }] },
    { oneOf: [{ type: "string" }, { type: "object" }] },
    "breaking writers: anyOf → oneOf",
  ],
  [
    "oneOf made anyOf",
    { oneOf: [{ type: "string" }, { type: "object" }] },
    { anyOf: [{ type: "string" }, { type: "object" }] },
    "addition writers: oneOf → anyOf",
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
    "a wider format of numbers, for which generators write another type",
    { type: "integer", format: "int32" },
    { type: "integer", format: "int64" },
    'breaking writers: format "int32" → "int64"',
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
    "wording writers: description changed",
  ],
  [
    "an open enumeration with another description of its values, and a value",
    { description: "One of some.", anyOf: [{ type: "string", enum: ["a"], description: "A." }, { type: "string" }] },
    {
      description: "One of some.",
      anyOf: [{ type: "string", enum: ["a", "b"], description: "B." }, { type: "string" }],
    },
    'addition writers: value "b" added',
    "wording writers: description changed",
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
    "addition writers: alternative added",
  ],
  [
    "a limit of a member of nested oneOf",
    { oneOf: [{ oneOf: [{ type: "string" }, { type: "number" }] }, { type: "object" }] },
    { oneOf: [{ oneOf: [{ type: "string", minLength: 1 }, { type: "number" }] }, { type: "object" }] },
    "breaking writers: minLength 1 added",
  ],
  [
    "anyOf in oneOf made flat, which allows less",
    { oneOf: [{ anyOf: [{ type: "string" }, { type: "number" }] }, { type: "object" }] },
    { oneOf: [{ type: "string" }, { type: "number" }, { type: "object" }] },
    "breaking writers: alternative removed",
    "addition writers: alternative added",
  ],
];

const limits: Case[] = [
  [
    "alternatives beside which something else is said",
    { "thing properties note": { oneOf: [{ type: "string" }, { type: "object" }], minLength: 1 } },
    ["breaking readers: alternatives changed, which this check cannot judge", ...eachThing("note")],
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
        `${way === "tightened" ? "addition" : "breaking"} readers: ${keyword} ${old} ${value === undefined ? "removed" : `→ ${value}`}`,
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
  ).map(([field, keyword, value, level, told]): Case => [
    `${keyword} of a request: ${told}`,
    { [`body properties ${field} ${keyword}`]: value },
    [`${level} writers: ${keyword} ${told}`, `${BODY} → ${field}`],
  ]),
  [
    "a pattern of a response removed",
    { "thing properties note pattern": undefined },
    ['breaking readers: pattern "^a" removed', ...eachThing("note")],
  ],
  [
    "a pattern of a response changed",
    { "thing properties note pattern": "^b" },
    ['breaking readers: pattern "^a" → "^b"', ...eachThing("note")],
  ],
  [
    "a format of a response removed",
    { "base properties made format": undefined },
    ['breaking readers: format "date-time" removed', ...eachThing("made")],
  ],
  [
    "times of a response in UTC",
    { "base properties made x-utc": true },
    ["addition readers: x-utc true added", ...eachThing("made")],
  ],
  [
    "a format of a response added",
    { "base properties id format": "uuid" },
    ['addition readers: format "uuid" added', ...eachThing("id")],
  ],
];

const operations: Case[] = [
  [
    "an optional parameter added",
    { "list parameters 2": { name: "sort", in: "query" } },
    ["addition writers: parameter added", "GET /things → query sort"],
  ],
  [
    "a required parameter added",
    { "list parameters 2": { name: "sort", in: "query", required: true } },
    ["breaking writers: required parameter added", "GET /things → query sort"],
  ],
  [
    "a parameter removed",
    { "list parameters 1": undefined },
    ["breaking writers: parameter removed", "GET /things → query colour"],
  ],
  [
    "a parameter made required",
    { "size required": true },
    ["breaking writers: made required", "GET /things → query size"],
  ],
  [
    "a default changed",
    { "size schema default": 10 },
    ["breaking writers: default 20 → 10", "GET /things → query size"],
  ],
  [
    "a default removed",
    { "size schema default": undefined },
    ["breaking writers: default 20 removed", "GET /things → query size"],
  ],
  [
    "a default that is said now",
    { "body properties weight default": 1 },
    ["addition writers: default 1 added", `${BODY} → weight`],
  ],
  [
    "another way to write a parameter",
    { "size explode": false },
    ["breaking writers: explode changed, which this check cannot judge", "GET /things → query size"],
  ],
  [
    "a path removed",
    { "api paths /things/{id}": undefined },
    ["breaking everyone: operation removed", "GET /things/{id}"],
  ],
  ["a path added", { "api paths /moods": { get: {} } }, ["addition everyone: operation added", "GET /moods"]],
  [
    "an operation renamed",
    { "list operationId": "things" },
    ["breaking everyone: operationId listThings → things", "GET /things"],
  ],
  [
    "an operation deprecated",
    { "list deprecated": true },
    ["addition everyone: deprecated false → true", "GET /things"],
  ],
  [
    "an error added",
    { "list responses 429": { description: "Too many." } },
    ["addition readers: status added", "GET /things → 429"],
  ],
  [
    "a success added",
    { "list responses 206": { description: "A part." } },
    ["breaking readers: status added", "GET /things → 206"],
  ],
  ["a status removed", { "list responses 404": undefined }, ["breaking readers: status removed", "GET /things → 404"]],
  [
    "a header added",
    { "list responses 200 headers X-All": {} },
    ["addition readers: header added", "GET /things → 200 → header x-all"],
  ],
  [
    "a header removed",
    { "list responses 200 headers": undefined },
    ["breaking readers: header removed", "GET /things → 200 → header x-left"],
  ],
  [
    "a header that may be missing now",
    { "list responses 200 headers X-Left required": undefined },
    ["breaking readers: made optional", "GET /things → 200 → header x-left"],
  ],
  [
    "a body in another form, too",
    { "list responses 200 content text/csv": {} },
    ["addition readers: text/csv added", "GET /things → 200"],
  ],
  [
    "the case of a header changed",
    {
      "list responses 200 headers X-Left": undefined,
      "list responses 200 headers x-left": { required: true, schema: { type: "integer" } },
    },
    ["breaking readers: name X-Left → x-left", "GET /things → 200 → header x-left"],
  ],
  [
    "a response to a conditional request added",
    { "list responses 304": { description: "Not modified." } },
    ["addition readers: status added", "GET /things → 304"],
  ],
  [
    "a response for all other statuses added",
    { "list responses default": { description: "Any other." } },
    ["addition readers: status added", "GET /things → default"],
  ],
  [
    "another way to be let in",
    { "api security": [{ bearer: [] }, { cookie: [] }] },
    ["addition everyone: security cookie added", "GET /things", "POST /things", "GET /things/{id}"],
  ],
  [
    "one operation that asks for a scope",
    { "list security": [{ bearer: ["read"] }] },
    ["breaking everyone: security bearer removed", "GET /things"],
    ["addition everyone: security bearer(read) added", "GET /things"],
  ],
  [
    "nothing asked for any more",
    { "list security": [] },
    ["addition everyone: security bearer removed", "GET /things"],
    ["addition everyone: security none added", "GET /things"],
  ],
  [
    "a scheme that names the format of its token",
    { "api components securitySchemes bearer bearerFormat": "JWT" },
    ["wording everyone: bearerFormat changed", "securitySchemes bearer"],
  ],
  [
    "another scheme",
    { "api components securitySchemes bearer scheme": "basic" },
    ["breaking everyone: scheme changed, which this check cannot judge", "securitySchemes bearer"],
  ],
  [
    "another host",
    { "api servers": [{ url: "https://api.test/v2" }, { url: "http://127.0.0.1/v1" }] },
    ["breaking everyone: server removed", "servers → https://api.test/v1"],
    ["addition everyone: server added", "servers → https://api.test/v2"],
  ],
  [
    "another host first",
    { "api servers": [{ url: "http://127.0.0.1/v1" }, { url: "https://api.test/v1" }] },
    ["breaking everyone: servers in another order", "servers"],
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
    ["breaking everyone: another server is the first", "servers"],
    ["addition everyone: server added", "servers → https://eu.api.test/v1"],
  ],
];

const wording: Case[] = [
  [
    "a description of a parameter",
    { "size description": "How many there are." },
    ["wording writers: description changed", "GET /things → query size"],
  ],
  [
    "a description of a field",
    { "base properties made description": "When." },
    ["wording readers: description changed", ...eachThing("made")],
  ],
  ["an extension", { "list x-assumption": "It may be." }, ["wording everyone: x-assumption changed", "GET /things"]],
  [
    "what the document says of itself",
    { "api info version": "2.0.0" },
    ["wording everyone: version changed", "document"],
  ],
];

const alike: Case[] = [
  ["nothing", {}],
  ["values in another order", { "schemas Colour enum": ["green", "red"] }],
  ["types in another order", { "body properties note type": ["null", "string"] }],
  ["required fields in another order", { "base required": ["made", "id"] }],
  [
    "parameters in another order",
    { "list parameters": [{ name: "colour", in: "query", schema: COLOUR }, { $ref: "#/components/parameters/size" }] },
  ],
  [
    "null said by a type or by an alternative",
    { "thing properties weight": { anyOf: [{ type: "number" }, { type: "null" }] } },
  ],
  [
    "fields together or in parts",
    {
      "thing properties id": { type: "string", minLength: 1 },
      "thing properties made": MADE,
      "schemas Thing allOf 0": undefined,
      "thing required": ["size", "mood", "weight", "id", "made"],
    },
  ],
  [
    "a schema in its place instead of a reference",
    { "list parameters 1 schema": { type: "string", enum: ["red", "green"] } },
  ],
  ["security said by an operation instead of the document", { "list security": [{ bearer: [] }] }],
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
  ["wording", wording],
  ["no difference", alike],
])("%s", (_, cases) => {
  test.each(cases)("%s", (...[, edits, ...expected]) => {
    const told = compareDocuments(things(), things(edits)).map(
      ({ level, audience, what, place }) => `${level} ${audience}: ${what} @ ${place}`,
    );
    const wanted = expected.flatMap(([what, ...places]) => places.map((place) => `${what} @ ${place}`));
    expect(told.sort()).toEqual(wanted.sort());
  });
});

test("a schema that is renamed keeps its places, but not the name of its type", () => {
  const renamed = JSON.parse(JSON.stringify(things()).replaceAll("Mood", "Temper")) as Node;
  expect(compareDocuments(things(), renamed)).toEqual([
    { level: "breaking", audience: "everyone", what: "removed", place: "schemas Mood" },
    { level: "addition", audience: "everyone", what: "added", place: "schemas Temper" },
  ]);
});

test.each(rewritten)("%s", (_, ...[before, after, ...expected]) => {
  const [older, younger] = [before, after].map((schema) => things({ "body properties note": schema }));
  const differences = compareDocuments(asNode(older), asNode(younger));
  expect(differences.map(({ level, audience, what }) => `${level} ${audience}: ${what}`)).toEqual(expected);
});

test.each([
  ["parameters", "size"],
  ["responses", "Failed"],
  ["headers", "Left"],
])("an entry of %s that is renamed keeps its places, but not its name", (section, name) => {
  const before = things({ "api components headers Left": { schema: { type: "integer" } } });
  const pointer = `"#/components/${section}/${name}"`;
  const text = JSON.stringify(before).replaceAll(pointer, pointer.replace(name, "Other"));
  const after = JSON.parse(text) as { components: Record<string, Record<string, unknown>> };
  const entries = after.components[section] ?? {};
  entries["Other"] = entries[name];
  Reflect.deleteProperty(entries, name);
  expect(compareDocuments(before, after)).toEqual([
    { level: "breaking", audience: "everyone", what: "removed", place: `${section} ${name}` },
    { level: "addition", audience: "everyone", what: "added", place: `${section} Other` },
  ]);
});

test.each([
  ["fewer scopes", [{ bearer: ["read", "write"] }], [{ bearer: ["read"] }], ["addition", "addition"]],
  ["other scopes", [{ bearer: ["read"] }], [{ bearer: ["write"] }], ["breaking", "addition"]],
  ["scopes in another order", [{ bearer: ["read", "write"] }], [{ bearer: ["write", "read"] }], []],
  ["one scheme of two", [{ bearer: [], cookie: [] }], [{ bearer: [] }], ["addition", "addition"]],
])("%s of an operation", (_, before, after, levels) => {
  const differences = compareDocuments(things({ "list security": before }), things({ "list security": after }));
  expect(differences.map(({ level }) => level)).toEqual(levels);
});

test("alternatives that contain themselves are compared", () => {
  const [before, after] = ["string", "number"].map((type) => {
    return things({ "schemas Spare": { oneOf: [{ $ref: "#/components/schemas/Spare" }, { type }] } });
  });
  const levels = compareDocuments(asNode(before), asNode(after)).map(({ level }) => level);
  expect(levels).toContain("breaking");
});

test("alternatives that differ in the same way at one place are told once", () => {
  const [before, after] = ["some", "other"].map((description) => {
    const alternatives = ["string", "number"].map((type) => ({ properties: { of: { type, description } } }));
    return things({ "schemas Spare": { oneOf: alternatives } });
  });
  expect(compareDocuments(asNode(before), asNode(after))).toEqual([
    { level: "wording", audience: "readers", what: "description changed", place: "schemas Spare → of" },
  ]);
});

test("a schema that no operation uses is compared all the same", () => {
  const [before, after] = ["string", "integer"].map((type) => things({ "schemas Spare": { type } }));
  expect(compareDocuments(asNode(before), asNode(after))).toEqual([
    { level: "breaking", audience: "readers", what: "type string → integer", place: "schemas Spare" },
  ]);
});

test.each([
  ["#/components/schemas/Nothing leads nowhere", { $ref: "#/components/schemas/Nothing" }],
  ["other.yaml is not a reference within the document", { $ref: "other.yaml" }],
  ["#/components/schemas/Mood leads back to itself", { $ref: "#/components/schemas/Mood" }],
  ["A schema is composed of itself", { description: "Good or bad.", allOf: [{ $ref: "#/components/schemas/Mood" }] }],
])("says that %s", (message, schema) => {
  expect(() => compareDocuments(things(), things({ "schemas Mood": schema }))).toThrow(message);
});
