import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Copy } from "./copy.ts";
import { binary } from "./runtimes.ts";

const guide = readFileSync(fileURLToPath(new URL("../../../docs/guides/changing-the-api.md", import.meta.url)), "utf8");
const patches = [...guide.matchAll(/^```diff\n(.*?)^```$/gms)].map(([, patch = ""]) => patch);
const packages = ["packages/contract", "packages/sdk", "apps/mock", "apps/cli"];
const success = { failed: false, output: "" };

/** The tests are the steps of the guide, in order, in this copy of the repository. */
let copy: Copy;
const touched: string[] = [];

async function apply(patch = ""): Promise<void> {
  touched.push(...(await copy.apply(patch)));
}

beforeAll(() => {
  copy = new Copy();
});
afterAll(() => {
  copy.remove();
});

test("the contract is generated from the changed document", async () => {
  await apply(patches[0]);
  expect((await copy.generate()).output).toContain("wrote packages/contract/src/generated/types.ts");
  expect(copy.read("packages/contract/src/generated/types.ts")).toContain("example_min_seconds?: ");
});

test("the type check reports the missing parameter in the mock and the command line only", async () => {
  const [contract, sdk, mock, cli] = await Promise.all(packages.map((name) => copy.checkTypes(name)));
  expect([contract, sdk]).toEqual([success, success]);
  expect(mock?.output).toMatch(/^apps\/mock\/src\/routes\/list-calls.ts\(\d+,\d+\): error/);
  expect(cli?.output).toMatch(/^apps\/cli\/src\/filters\/api-filters.ts\(\d+,\d+\): error .*example_min_seconds/m);
});

test("after the other steps, everything compiles and passes Prettier", async () => {
  for (const patch of patches.slice(1)) await apply(patch);
  expect(await copy.checkTypes(".")).toEqual(success); // the root configuration
  const { output } = await copy.node(binary("prettier", "bin/prettier.cjs"), "--check", ...touched);
  expect(output).toContain("All matched files use Prettier code style!");
});

test("the generated command reference contains the flag", async () => {
  expect((await copy.node("apps/cli/codegen/main.ts")).output).toBe("wrote docs/cli-reference.md\n");
  expect(copy.read("docs/cli-reference.md")).toContain("- `--example-min-seconds <duration>`: ");
});

test("the test of the guide passes: the client, the command line and the mock support the parameter", async () => {
  const file = touched.find((name) => name.endsWith(".test.ts")) ?? "";
  const { failed, output } = await copy.node(binary("vitest", "vitest.mjs"), "run", "--reporter=tap-flat", file);
  expect(failed, output).toBe(false);
  expect(output.match(/^ok /gm)).toHaveLength(3);
});

test("the changeset names all published packages", () => {
  const file = touched.find((name) => name.startsWith(".changeset/")) ?? "";
  const names = packages.map((name) => (JSON.parse(copy.read(`${name}/package.json`)) as { name: string }).name);
  expect([...copy.read(file).matchAll(/^"(.+)": minor$/gm)].map(([, name]) => name)).toEqual(names);
});

test("five files are edited by hand", () => {
  expect(touched).toHaveLength(5);
  expect(new Set(touched).size).toBe(5);
});
