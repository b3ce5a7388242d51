import { readFileSync } from "node:fs";
import { createMock, type Mock } from "@smartalex/mock";
import { Spectral, type RulesetDefinition } from "@stoplight/spectral-core";
import { oas } from "@stoplight/spectral-rulesets";
import { afterAll, beforeAll, expect, test } from "vitest";

interface ControlDocument {
  servers: { url: string }[];
  paths: Record<string, Record<string, unknown>>;
}

const spectral = new Spectral();
let mock: Mock;
/** Where the mock serves the document of its control API. */
let documentUrl: URL;

beforeAll(async () => {
  // The two packages declare the type of a ruleset differently.
  spectral.setRuleset({ extends: [[oas as unknown as RulesetDefinition, "recommended"]], rules: {} });
  mock = createMock();
  documentUrl = new URL("/_mock/openapi.json", (await mock.listen()).url);
});
afterAll(() => mock.close());

/** What Spectral reports, with its default rules for OpenAPI. */
async function problemsOf(text: string): Promise<string[]> {
  const problems = await spectral.run(text);
  return problems.map(({ code, message, path }) => `${path.join(".")}: ${code}: ${message}`);
}

async function controlDocument(): Promise<ControlDocument> {
  return (await (await fetch(documentUrl)).json()) as ControlDocument;
}

test("Spectral reports nothing about the document of the API", async () => {
  expect(
    await problemsOf(readFileSync(new URL("../../../../openapi/smartalex.yaml", import.meta.url), "utf8")),
  ).toEqual([]);
});

test("Spectral reports nothing about the document of the control API", async () => {
  expect(await problemsOf(await (await fetch(documentUrl)).text())).toEqual([]);
});

test("Spectral does report a document without tags and a contact", async () => {
  const { info, paths } = { info: { title: "x", version: "1" }, paths: { "/x": { get: { responses: { 200: {} } } } } };
  const codes = (await problemsOf(JSON.stringify({ openapi: "3.1.0", info, paths }))).join("\n");
  expect(codes).toContain("info-contact");
  expect(codes).toContain("operation-tags");
});

test("the server URL of the control API resolves to its operations on any port", async () => {
  const { paths, servers } = await controlDocument();
  const base = new URL(servers[0]?.url ?? "", documentUrl);
  const readable = Object.keys(paths).filter((path) => "get" in (paths[path] ?? {}));
  expect(readable).toContain("/state");
  for (const path of readable) expect((await fetch(`${base.href}${path}`)).status, path).toBe(200);
});

test("the server of the control API keeps the path prefix of a proxy", async () => {
  const { servers } = await controlDocument();
  const base = new URL(servers[0]?.url ?? "", "https://example.test/tools/mock/_mock/openapi.json");
  expect(base.href).toBe("https://example.test/tools/mock/_mock");
});
