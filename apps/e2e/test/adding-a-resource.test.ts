import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Copy } from "./copy.ts";
import { binary } from "./runtimes.ts";

const guide = readFileSync(
  fileURLToPath(new URL("../../../docs/guides/adding-a-resource.md", import.meta.url)),
  "utf8",
);
const patches = [...guide.matchAll(/^```diff\n(.*?)^```$/gms)].map(([, patch = ""]) => patch);
const isDocument = (patch: string) => patch.includes("+++ b/openapi/smartalex.yaml\n");
const packages = ["packages/contract", "packages/sdk", "apps/mock", "apps/cli"];
const success = { failed: false, output: "" };

/** The tests are the steps of the guide, in order, in this copy of the repository. */
let copy: Copy;
const touched = new Set<string>();

async function apply(patch: string): Promise<void> {
  for (const file of await copy.apply(patch)) touched.add(file);
}

function touchedIn(folder: string): string[] {
  return [...touched].filter((file) => file.startsWith(folder)).sort();
}

beforeAll(() => {
  copy = new Copy();
});
afterAll(() => {
  copy.remove();
});

test("the contract is generated from the document", async () => {
  for (const patch of patches.filter(isDocument)) await apply(patch);
  expect((await copy.generate()).output).toContain("wrote packages/contract/src/generated/types.ts");
  expect([...touched]).toEqual(["openapi/smartalex.yaml"]);
});

test("only the mock does not compile until it implements the operations", async () => {
  const [contract, sdk, mock, cli] = await Promise.all(packages.map((name) => copy.checkTypes(name)));
  expect([contract, sdk]).toEqual([success, success]);
  const message = /error (TS2739: .*?)\n```$/ms.exec(guide)?.[1]?.replaceAll("\n", " ") ?? "the guide shows no message";
  expect(mock?.output).toBe(`apps/mock/src/routes/operation-handlers.ts(16,3): error ${message}\n`);
  expect(cli?.output.split("\n").filter((line) => !line.startsWith("apps/mock/src/"))).toEqual([""]);
});

test("after the other steps, every package and its tests compile", async () => {
  for (const patch of patches.filter((patch) => !isDocument(patch))) await apply(patch);
  for (const name of packages) {
    const outcomes = await Promise.all([copy.checkTypes(name), copy.checkTypes(`${name}/test`)]);
    expect(outcomes, name).toEqual([success, success]);
  }
}, 180_000);

test("the files of the guide pass Prettier and ESLint", async () => {
  const { output } = await copy.node(binary("prettier", "bin/prettier.cjs"), "--check", ...touched);
  expect(output).toContain("All matched files use Prettier code style!");
  const code = [...touched].filter((file) => file.endsWith("agents.ts") || file.endsWith("agents.test.ts"));
  expect(code).toHaveLength(3);
  expect(await copy.node(binary("eslint", "bin/eslint.js"), ...code)).toEqual(success);
});

test("the test of the guide passes: it lists, iterates, gets and calls client.api against the mock", async () => {
  const [file = ""] = touchedIn("apps/mock/test/");
  const text = copy.read(file);
  for (const call of [
    "await client.agents.list(",
    "of client.agents.list()",
    "client.agents.get(",
    'api.GET("/agents"',
  ]) {
    expect(text).toContain(call);
  }
  const { failed, output } = await copy.node(binary("vitest", "vitest.mjs"), "run", "--reporter=tap-flat", file);
  expect(failed, output).toBe(false);
  expect(output.match(/^ok /gm)).toHaveLength(text.match(/^test\(/gm)?.length ?? NaN);
});

test("a schema of another record does not compile", async () => {
  const file = "packages/sdk/src/resources/agents.ts";
  const text = copy.read(file);
  const schemas: Record<string, string> = { AgentListBody: "CallListBody", AgentBody: "AgentListBody" };
  copy.edit(file, () => text.replaceAll(/(?<=schema: ")\w+/g, (schema) => schemas[schema] ?? ""));
  const { output } = await copy.checkTypes("packages/sdk");
  copy.edit(file, () => text);
  expect(output.match(/error TS2322: .*/g)).toEqual([
    `error TS2322: Type '"CallListBody"' is not assignable to type '"AgentListBody"'.`,
    `error TS2322: Type '"AgentListBody"' is not assignable to type '"AgentBody"'.`,
  ]);
});

test("the changeset names every package that changes", () => {
  const [file = ""] = touchedIn(".changeset/");
  const changed = ["packages/contract", "packages/sdk", "apps/mock"];
  const names = changed.map((name) => (JSON.parse(copy.read(`${name}/package.json`)) as { name: string }).name);
  expect([...copy.read(file).matchAll(/^"(.+)": minor$/gm)].map(([, name]) => name)).toEqual(names);
});

test("three files of the SDK, two of the mock and none of the contract or the command line are edited by hand", () => {
  expect(touchedIn("packages/contract/")).toEqual([]);
  expect(touchedIn("packages/sdk/")).toEqual([
    "packages/sdk/src/client.ts",
    "packages/sdk/src/index.ts",
    "packages/sdk/src/resources/agents.ts",
  ]);
  expect(touchedIn("apps/")).toEqual([
    "apps/mock/src/routes/agents.ts",
    "apps/mock/src/routes/operation-handlers.ts",
    "apps/mock/test/agents.test.ts",
  ]);
  expect(touched.size).toBe(8); // and the document, and the changeset
});
