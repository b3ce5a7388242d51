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

test("what is generated is fresh", async () => {
  expect(await copy.generate("--check")).toEqual({ failed: false, output: "" });
});

test("a stale file fails the check, which says what to do, and writes nothing", async () => {
  copy.edit(DOCUMENT, (text) => text.replace("How long the call lasted", "How long it took"));
  const before = copy.read("packages/contract/src/generated/types.ts");
  const { failed, output } = await copy.generate("--check");
  expect(failed).toBe(true);
  expect(output).toBe(
    "packages/contract/src/generated is stale (openapi.json, types.ts). Run `pnpm generate` and commit what it writes.\n",
  );
  expect(copy.read("packages/contract/src/generated/types.ts")).toBe(before);
});

test("a file that was edited by hand fails the check, and generating mends it", async () => {
  copy.edit("packages/contract/src/generated/enumerations.ts", (text) => text.replace('"busy"', '"engaged"'));
  expect((await copy.generate("--check")).output).toContain("stale (enumerations.ts)");
  expect((await copy.generate()).output).toBe("wrote packages/contract/src/generated/enumerations.ts\n");
  expect((await copy.generate("--check")).failed).toBe(false);
});

test("what the generator cannot express stops it by name, instead of being dropped", async () => {
  copy.edit(DOCUMENT, (text) => text.replace('pattern: "Z$"', "maxLength: 30"));
  const { failed, output } = await copy.generate();
  expect(failed).toBe(true);
  expect(output).toContain("the generator does not know the keyword maxLength");
});

test("a field that may be absent gets an optional type and an optional check", async () => {
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
    // Errors of the package's own files, not of those that it imports.
    expect(checks[index]?.output, folder).toMatch(new RegExp(`^${folder}/src/\\S+: error TS\\d+: .*${name}`, "m"));
    expect(checks[index]?.failed, folder).toBe(true);
  });
});

test("the type check passes as long as nothing is renamed", async () => {
  for (const check of await Promise.all(
    ["packages/sdk", "apps/mock", "apps/cli"].map((name) => copy.checkTypes(name)),
  )) {
    expect(check).toEqual({ failed: false, output: "" });
  }
});
