import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { copyTree } from "../src/dry-run/copy-tree.ts";
import { run } from "../src/run.ts";
import { filesOfTests } from "./cache/files-of-tests.ts";
import { inputsOf, plannedTasks, type Tasks } from "./cache/planned-tasks.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const suites = [
  "packages/contract",
  "packages/sdk",
  "packages/redact",
  "packages/conformance",
  "packages/node-files",
  "apps/mock",
  "apps/cli",
  "apps/e2e",
  "apps/bench",
  "apps/release",
];
const folder = mkdtempSync(join(tmpdir(), "smartalex-cache-"));
const copy = { cwd: join(folder, "tree"), env: process.env };
let before: Tasks;

beforeAll(async () => {
  await copyTree(root, copy);
  await run(
    process.execPath,
    ["-e", 'fs.symlinkSync(process.argv[1], "node_modules")', join(root, "node_modules")],
    copy,
  );
  before = await plannedTasks(copy);
}, 60_000);
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Returns the suites that would run again after a change to one line of a file. */
async function suitesAfter(file: string): Promise<string[]> {
  const path = join(copy.cwd, file);
  const text = readFileSync(path, "utf8");
  writeFileSync(path, `${text}${file.endsWith(".yaml") ? "#" : "//"} one more line\n`);
  try {
    const after = await plannedTasks(copy);
    return suites.filter((suite) => after.get(taskOf(suite))?.hash !== before.get(taskOf(suite))?.hash);
  } finally {
    writeFileSync(path, text);
  }
}

function taskOf(suite: string): string {
  return `@smartalex/${suite.split("/")[1] ?? ""}#test`;
}

test("without a change, no suite runs again", async () => {
  const again = await plannedTasks(copy);
  for (const suite of suites) expect(again.get(taskOf(suite))?.hash, suite).toBe(before.get(taskOf(suite))?.hash);
});

test("a change to the OpenAPI document makes every suite run again", async () => {
  expect(await suitesAfter("openapi/smartalex.yaml")).toEqual(suites);
});

test("a change to the SDK makes only the suites that depend on it run again", async () => {
  const dependent = ["packages/sdk", "packages/conformance", "apps/mock", "apps/cli", "apps/e2e", "apps/bench"];
  expect(await suitesAfter("packages/sdk/src/client.ts")).toEqual(dependent);
});

test.each(["SECURITY.md", "apps/bench/test/rounds.test.ts"])(
  "a change to %s makes the suite that checks the promises run again",
  async (file) => {
    expect(await suitesAfter(file)).toContain("apps/e2e");
  },
);

test.each(["vitest.config.ts", "vitest.setup.ts", "tsconfig.base.json", "pnpm-lock.yaml"])(
  "a change to %s makes every suite run again",
  async (file) => {
    expect(await suitesAfter(file)).toEqual(suites);
  },
);

test.each(suites)(
  "every file that the tests of %s import or name is an input of their cached result",
  async (suite) => {
    const files = (await run("git", ["ls-files"], copy)).trimEnd().split("\n");
    const inputs = inputsOf(taskOf(suite), before);
    const global = ["pnpm-lock.yaml", "tsconfig.base.json", "turbo.json", "package.json"];
    const missing = [...filesOfTests(suite, { root: copy.cwd, files })].filter(
      (file) => !inputs.has(file) && !global.includes(file),
    );
    expect(missing).toEqual([]);
  },
);
