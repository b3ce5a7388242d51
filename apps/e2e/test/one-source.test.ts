import { afterEach, beforeEach, expect, test } from "vitest";
import { Copy } from "./copy.ts";

const DOCUMENT = "openapi/smartalex.yaml";
let copy: Copy;

beforeEach(() => {
  copy = new Copy();
});
afterEach(() => {
  copy.remove();
});

test("the generated files are up to date", async () => {
  expect(await copy.generate("--check")).toEqual({ failed: false, output: "" });
});

test("the check fails for a stale file, prints the command to run, and writes nothing", async () => {
  copy.edit(DOCUMENT, (text) => text.replace("Duration of the call", "Length of the call"));
  const before = copy.read("packages/contract/src/generated/types.ts");
  const { failed, output } = await copy.generate("--check");
  expect(failed).toBe(true);
  expect(output).toBe(
    "packages/contract/src/generated is stale (types.ts, fields.ts, openapi.json). Run `npm run generate` and commit the changes.\n",
  );
  expect(copy.read("packages/contract/src/generated/types.ts")).toBe(before);
});

test("the check fails for a file that was edited by hand, and the generator restores it", async () => {
  copy.edit("packages/contract/src/generated/enumerations.ts", (text) => text.replace('"busy"', '"engaged"'));
  expect((await copy.generate("--check")).output).toContain("stale (enumerations.ts)");
  expect((await copy.generate()).output).toBe("wrote packages/contract/src/generated/enumerations.ts\n");
  expect((await copy.generate("--check")).failed).toBe(false);
});

test("the generator fails for a keyword that it does not support, and names it", async () => {
  copy.edit(DOCUMENT, (text) => text.replace("x-utc: true", "contentEncoding: base64"));
  const { failed, output } = await copy.generate();
  expect(failed).toBe(true);
  expect(output).toContain("unsupported JSON Schema keyword: contentEncoding");
});

test.each([
  ["contains", "              type: array\n", "              type: array\n              contains: {}\n"],
  [
    "multipleOf",
    "          type: integer\n          format: int32\n          minimum: 0\n",
    "          type: integer\n          multipleOf: 5\n",
  ],
  [
    "minLength",
    '        id:\n          $ref: "#/components/schemas/CallId"\n',
    '        id:\n          $ref: "#/components/schemas/CallId"\n          minLength: 9\n',
  ],
  [
    "pattern",
    "          description: Start of the call.\n",
    '          pattern: "^2"\n          description: Start of the call.\n',
  ],
])("the generator fails for the keyword %s where it does not support it", async (keyword, before, after) => {
  copy.edit(DOCUMENT, (text) => text.replace(before, after));
  const { failed, output } = await copy.generate();
  expect(failed).toBe(true);
  expect(output).toMatch(new RegExp(`^openapi/smartalex.yaml: .*unsupported JSON Schema keyword: ${keyword}\n$`));
});

test.each([
  ["required property not found: costs", "        - cost\n", "        - costs\n"],
  [
    "the parts of an allOf must be objects",
    '        - $ref: "#/components/schemas/Call"\n',
    '        - $ref: "#/components/schemas/Call"\n        - required: [cost]\n',
  ],
  [
    "property declared twice: cost",
    "            campaign_id:\n",
    "            cost:\n              type: number\n            campaign_id:\n",
  ],
  [
    "parameter since_hours: unsupported type. Use a string, number, integer, boolean or enumeration",
    "        type: integer\n        format: int32\n        minimum: 1\n      example: 24",
    "        type: array\n        items:\n          type: string\n      example: [a]",
  ],
  ["/calls/{id}: unsupported key: parameters", "  /calls/{id}:\n", "  /calls/{id}:\n    parameters: []\n"],
  ["x-utc requires format: date-time", "      format: date-time\n", ""],
  ["invalid schema name. Use a name such as CallDetail", "    TranscriptTurn:\n", "    transcript-turn:\n"],
  ["invalid operationId: get-call. Use a name such as listCalls", "operationId: getCall", "operationId: get-call"],
  [
    "ListCallsQuery: this name is generated twice. Rename the schema or the operationId that it comes from",
    /\bPageMeta\b/g,
    "ListCallsQuery",
  ],
  ["reference not found: #/components/parameters/identifier", 'parameters/id"', 'parameters/identifier"'],
])("the generator fails with the error %s", async (message, before, after) => {
  copy.edit(DOCUMENT, (text) => text.replace(before, after));
  const { failed, output } = await copy.generate();
  expect(failed).toBe(true);
  expect(output).toContain(message);
  expect(output.trim().split("\n")).toHaveLength(1);
});

test("a parameter that is declared in its operation has a type and is validated", async () => {
  const inline = [
    "      parameters:",
    "        - name: direction",
    "          in: query",
    "          required: true",
    "          description: Only return calls of this direction.",
    "          schema:",
    '            $ref: "#/components/schemas/CallDirection"\n',
  ].join("\n");
  copy.edit(DOCUMENT, (text) => text.replace("      parameters:\n", inline));
  expect((await copy.generate()).failed).toBe(false);
  expect(copy.read("packages/contract/src/generated/types.ts")).toContain("direction: CallDirection;");
  expect(copy.read("packages/contract/src/generated/validators.ts")).toContain("direction: callDirectionSchema");
  expect(copy.read("packages/contract/src/generated/parameters.ts")).toContain('Pick<ListCallsQuery, "direction"> & {');
});

test("the limits of a string parameter have everything that its validator checks", async () => {
  copy.edit(DOCUMENT, (text) =>
    text.replace(
      "type: integer\n        format: int32\n        minimum: 1\n      example: 24",
      "type: string\n        minLength: 2\n        pattern: h$",
    ),
  );
  expect((await copy.generate()).failed).toBe(false);
  expect(copy.read("packages/contract/src/generated/query-limits.ts")).toContain(
    'since_hours: { type: "string", minLength: 2, pattern: "h$" },',
  );
});

test("a schema with every supported keyword has types and a validator that compile", async () => {
  const schema = {
    Level: { type: "string", enum: ["low", "high"], description: "A closed enumeration.", examples: ["low"] },
    Sample: {
      type: "object",
      description: "A sample.",
      examples: [{}],
      additionalProperties: { type: "boolean" },
      properties: {
        level: { $ref: "#/components/schemas/Level" },
        kind: { const: "sample" },
        color: { type: "string", enum: ["red", "green"] },
        code: {
          anyOf: [
            { type: "string", minLength: 1, maxLength: 9 },
            { type: "integer", format: "int32" },
          ],
        },
        tags: { type: "array", items: { type: "string" }, minItems: 1, maxItems: 9, uniqueItems: true },
        page: { type: ["string", "null"], format: "uri" },
        mail: { type: "string", format: "email" },
        day: { type: "string", format: "date" },
        key: { type: "string", format: "uuid" },
        limits: { type: "object", additionalProperties: false, properties: { strict: { type: "boolean" } } },
      },
    },
  };
  const lines = Object.entries(schema).map(([name, value]) => `    ${name}: ${JSON.stringify(value)}\n`);
  copy.edit(DOCUMENT, (text) => text + lines.join(""));
  expect(await copy.generate()).toMatchObject({ failed: false });
  expect(copy.read("packages/contract/src/generated/types.ts")).toContain('color?: "red" | "green";');
  expect(await copy.checkTypes("packages/contract")).toEqual({ failed: false, output: "" });
});

test("an enumeration without a name in a query has its values in the limits and the validator", async () => {
  const schema = "type: string\n        enum: [day, week]";
  copy.edit(DOCUMENT, (text) =>
    text.replace("type: integer\n        format: int32\n        minimum: 1\n      example: 24", schema),
  );
  expect((await copy.generate()).failed).toBe(false);
  expect(copy.read("packages/contract/src/generated/query-limits.ts")).toContain(
    'since_hours: { type: "string", values: ["day", "week"] },',
  );
  expect(copy.read("packages/contract/src/generated/validators.ts")).toContain('enumOf(["day", "week"])');
});

test("a field that may be absent has an optional type and an optional schema", async () => {
  copy.edit(DOCUMENT, (text) => text.replace("        - cost\n        - start_timestamp", "        - start_timestamp"));
  await copy.generate();
  expect(copy.read("packages/contract/src/generated/types.ts")).toContain("cost?: number | null;");
  expect(copy.read("packages/contract/src/generated/validators.ts")).toContain("cost: /* @__PURE__ */ optional(");
});

test.each([
  ["per_page", ["packages/sdk", "apps/mock", "apps/cli"]],
  ["total", ["packages/sdk", "apps/mock", "apps/cli"]],
  ["since_hours", ["apps/mock", "apps/cli"]],
  ["call_status", ["apps/mock", "apps/cli"]],
])("renaming %s in the document breaks the type check of %j", async (name, packages) => {
  copy.edit(DOCUMENT, (text) => text.replaceAll(new RegExp(`\\b${name}\\b`, "g"), `${name}_renamed`));
  await copy.generate();
  const checks = await Promise.all(packages.map((folder) => copy.checkTypes(folder)));
  packages.forEach((folder, index) => {
    // Errors in files of the package itself, not in those that it imports.
    expect(checks[index]?.output, folder).toMatch(new RegExp(`^${folder}/src/\\S+: error TS\\d+: .*${name}`, "m"));
    expect(checks[index]?.failed, folder).toBe(true);
  });
});

test("the type check passes if nothing is renamed", async () => {
  for (const check of await Promise.all(
    ["packages/sdk", "apps/mock", "apps/cli"].map((name) => copy.checkTypes(name)),
  )) {
    expect(check).toEqual({ failed: false, output: "" });
  }
});
