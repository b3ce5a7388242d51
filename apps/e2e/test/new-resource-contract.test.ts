import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Copy } from "./copy.ts";

/** Operations of a fictional resource: a list with a query, a get, a POST with a body and no query, and a DELETE without a response body. */
const paths = {
  "/agents": {
    get: {
      operationId: "listAgents",
      parameters: [
        { $ref: "#/components/parameters/page" },
        { name: "archived", in: "query", schema: { type: "boolean", default: false } },
        { name: "name", in: "query", required: true, schema: { type: "string", minLength: 2, maxLength: 40 } },
        { name: "min_rating", in: "query", schema: { type: "number", format: "double", minimum: 0 } },
        { name: "language", in: "query", schema: { $ref: "#/components/schemas/AgentLanguage" } },
        { name: "x-trace", in: "header", schema: { type: "string" } },
      ],
      responses: { 200: { description: "A page of agents.", content: json("AgentListBody") } },
    },
    post: {
      operationId: "createAgent",
      requestBody: { required: true, content: json("AgentInput") },
      responses: { 201: { description: "The agent.", content: json("AgentBody") } },
    },
  },
  "/agents/{agent_id}": {
    get: {
      operationId: "getAgent",
      parameters: [{ name: "agent_id", in: "path", required: true, schema: { type: "string" } }],
      responses: { 200: { description: "The agent.", content: json("AgentBody") } },
    },
    delete: {
      operationId: "deleteAgent",
      parameters: [{ name: "agent_id", in: "path", required: true, schema: { type: "string" } }],
      responses: { 204: { description: "The agent is deleted." } },
    },
  },
};
const schemas = {
  AgentLanguage: { anyOf: [{ type: "string", enum: ["en", "de"] }, { type: "string" }], description: "Language." },
  AgentVoice: {
    type: "object",
    required: ["pitch"],
    properties: { pitch: { type: "number", format: "double", description: "Pitch." } },
  },
  Agent: {
    type: "object",
    required: ["id", "language", "archived", "voice"],
    properties: {
      id: { type: "string", description: "ID of the agent." },
      language: {
        description: "Language, or null.",
        oneOf: [{ $ref: "#/components/schemas/AgentLanguage" }, { type: "null" }],
      },
      archived: { type: "boolean", description: "Whether the agent is archived." },
      voice: { $ref: "#/components/schemas/AgentVoice" },
      color: { type: "string", enum: ["red", "green"], description: "Color." },
      extension: { anyOf: [{ type: "string" }, { type: "integer", format: "int32" }], description: "Extension." },
    },
  },
  AgentInput: { type: "object", required: ["language"], properties: { language: { type: "string" } } },
  AgentBody: { type: "object", required: ["data"], properties: { data: ref("Agent") } },
  AgentListBody: {
    type: "object",
    required: ["data", "meta"],
    properties: { data: { type: "array", items: ref("Agent") }, meta: ref("PageMeta") },
  },
};
/** A program that uses everything that is generated for the resource. */
const program = `
import { agentFields, agentLanguageValues, agentValidator, agentVoiceFields, listAgentsQueryLimits, listAgentsQueryValidator, validatorFor } from "../src/index.ts";
import type { Agent, GetAgentPath, KnownAgentLanguage, ListAgentsParams, ListAgentsQuery, paths } from "../src/index.ts";
import { agentFields as sameFields } from "../src/constants.ts";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const agent: Agent = { id: "agent_1", language: "fr", archived: false, voice: { pitch: 1 } };
const known: KnownAgentLanguage = agentLanguageValues[0];
const params: ListAgentsParams = { name: "Alex", archived: undefined, language: known };
const path: GetAgentPath = { agent_id: agent.id };
const isPathTyped: Equal<GetAgentPath, { agent_id: string }> = true;
const isBodyTyped: Equal<paths["/agents"]["post"]["requestBody"]["content"]["application/json"]["language"], string> = true;
// @ts-expect-error -- the name is required
const withoutName: ListAgentsParams = {};
// @ts-expect-error -- the exact query has no undefined
const exact: ListAgentsQuery = { name: "Alex", archived: undefined };
console.log(JSON.stringify({
  params, path, isPathTyped, isBodyTyped, withoutName, exact,
  fields: agentFields.map(({ name, nullable, type }) => \`\${name}: \${type}\${nullable ? " or null" : ""}\`),
  values: agentFields.flatMap((field) => ("values" in field ? [field.values] : [])),
  voice: agentVoiceFields.map(({ name }) => name),
  same: sameFields === agentFields,
  limits: listAgentsQueryLimits,
  valid: [agentValidator.is(agent), validatorFor("AgentBody").strict.is({ data: agent }), listAgentsQueryValidator.is({ name: "A" })],
}));
`;
let copy: Copy;

beforeAll(async () => {
  copy = new Copy();
  copy.edit("openapi/smartalex.yaml", (text) => {
    const lines = (entries: object, indent: string) =>
      Object.entries(entries).map(([name, value]) => `${indent}${name}: ${JSON.stringify(value)}\n`);
    return (
      text.replace("\ncomponents:\n", `${lines(paths, "  ").join("")}\ncomponents:\n`) + lines(schemas, "    ").join("")
    );
  });
  expect(await copy.generate()).toMatchObject({ failed: false });
});
afterAll(() => {
  copy.remove();
});

test("a new resource needs no manual change in the contract", async () => {
  writeFileSync(join(copy.folder, "packages/contract/test/agents.ts"), program);
  const [contract, tests] = await Promise.all([
    copy.checkTypes("packages/contract"),
    copy.checkTypes("packages/contract/test"),
  ]);
  expect([contract, tests]).toEqual([
    { failed: false, output: "" },
    { failed: false, output: "" },
  ]);
  const { output } = await copy.node("packages/contract/test/agents.ts");
  expect(JSON.parse(output)).toMatchObject({
    fields: [
      "id: string",
      "language: string or null",
      "archived: boolean",
      "voice: object",
      "color: string",
      "extension: unknown",
    ],
    values: [
      ["en", "de"],
      ["red", "green"],
    ],
    voice: ["pitch"],
    same: true,
    limits: {
      page: { type: "integer", default: 1, minimum: 1 },
      archived: { type: "boolean", default: false },
      name: { type: "string", minLength: 2, maxLength: 40 },
      min_rating: { type: "number", minimum: 0 },
      language: { type: "string", values: ["en", "de"] },
    },
    valid: [true, false, false], // strict mode reports the language "fr"; a name has at least two characters
  });
});

test("the reference of the HTTP API describes the new operations", async () => {
  const script = `
    import { readDocument } from "./packages/contract/scripts/document/document.ts";
    import { renderApiReference } from "./packages/contract/scripts/render-api-reference.ts";
    import { pathToFileURL } from "node:url";
    console.log(renderApiReference(await readDocument(pathToFileURL("openapi/smartalex.yaml"))));`;
  const { failed, output } = await copy.node("--input-type=module", "--eval", script);
  expect(failed).toBe(false);
  expect(output).toContain(
    "### `POST /agents`\n\nRequest body: [AgentInput](#agentinput).\n\nResponses:\n\n- 201: The agent.",
  );
  expect(output).toContain("- `name` (query, required): string, at least 2 characters, at most 40 characters.");
  expect(output).toContain("- `archived` (query): boolean, default false.");
  expect(output).toContain("- 204: The agent is deleted.");
});

function json(schemaName: string): object {
  return { "application/json": { schema: ref(schemaName) } };
}

function ref(schemaName: string): object {
  return { $ref: `#/components/schemas/${schemaName}` };
}
