import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Copy } from "./copy.ts";
import { binary } from "./runtimes.ts";

const guide = readFileSync(fileURLToPath(new URL("../../../docs/guides/changing-the-api.md", import.meta.url)), "utf8");
const patches = [...guide.matchAll(/^```diff\n(.*?)^```$/gms)].map(([, patch = ""]) => patch);
const packages = ["packages/contract", "packages/sdk", "apps/mock", "apps/cli"];
const done = { failed: false, output: "" };

/** Who follows the guide, in a copy: the tests are its steps, in order. */
let copy: Copy;
const touched: string[] = [];

async function follow(patch = ""): Promise<void> {
  touched.push(...(await copy.apply(patch)));
}

beforeAll(() => {
  copy = new Copy();
});
afterAll(() => {
  copy.remove();
});

test("the document is changed, and what is made from it follows", async () => {
  await follow(patches[0]);
  expect((await copy.generate()).output).toContain("wrote packages/contract/src/generated/types.ts");
  expect(copy.read("packages/contract/src/generated/types.ts")).toContain("example_min_seconds?: ");
});

test("the check says where the parameter is missing: in the mock and the command line, and nowhere before", async () => {
  const [contract, sdk, mock, cli] = await Promise.all(packages.map((name) => copy.checkTypes(name)));
  expect([contract, sdk]).toEqual([done, done]);
  expect(mock?.output).toMatch(/^apps\/mock\/src\/routes\/list-calls.ts\(\d+,\d+\): error/);
  expect(cli?.output).toMatch(/^apps\/cli\/src\/filters\/api-filters.ts\(\d+,\d+\): error .*example_min_seconds/m);
});

test("after the other steps everything compiles, and is laid out as it must be", async () => {
  for (const patch of patches.slice(1)) await follow(patch);
  expect(await copy.checkTypes(".")).toEqual(done); // tests, and what they import: all there is
  const { output } = await copy.node(binary("prettier", "bin/prettier.cjs"), "--check", ...touched);
  expect(output).toContain("All matched files use Prettier code style!");
});

test("the reference of the command line has the flag when it is generated", async () => {
  expect((await copy.node("apps/cli/codegen/main.ts")).output).toBe("wrote docs/cli-reference.md\n");
  expect(copy.read("docs/cli-reference.md")).toContain("- `--example-min-seconds <duration>`: ");
});

test("client, command line and mock know the parameter, as the guide's own test says", async () => {
  const file = touched.find((name) => name.endsWith(".test.ts")) ?? "";
  const { failed, output } = await copy.node(binary("vitest", "vitest.mjs"), "run", "--reporter=tap-flat", file);
  expect(failed, output).toBe(false);
  expect(output.match(/^ok /gm)).toHaveLength(3);
});

test("the changeset names all packages that are published", () => {
  const file = touched.find((name) => name.startsWith(".changeset/")) ?? "";
  const names = packages.map((name) => (JSON.parse(copy.read(`${name}/package.json`)) as { name: string }).name);
  expect([...copy.read(file).matchAll(/^"(.+)": minor$/gm)].map(([, name]) => name)).toEqual(names);
});

test("five files were written by hand", () => {
  expect(touched).toHaveLength(5);
  expect(new Set(touched).size).toBe(5);
});
