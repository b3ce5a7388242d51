import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";

interface Suite {
  folder: string;
  script: string;
  file: string;
}
interface Results {
  passed: number;
  failed: number;
  skipped: number;
}
/** The script has no types, because it must run on Node.js 20 before anything is installed. */
const { addUpResults, describeResults, findSuites, removeResults } = (await import(
  new URL("../../../scripts/test-results.mjs", import.meta.url).href
)) as {
  addUpResults: (suites: readonly Suite[], startedAt: number) => Results;
  describeResults: (results: Results) => string[];
  findSuites: (root: string) => Suite[];
  removeResults: (suites: readonly Suite[]) => void;
};

const root = mkdtempSync(join(tmpdir(), "smartalex-results-"));
let suites: Suite[];

beforeEach(() => {
  const scripts = { sdk: { test: "vitest run" }, contract: { test: "vitest run", "test:uncached": "vitest run" } };
  for (const [name, value] of Object.entries(scripts)) {
    mkdirSync(join(root, "packages", name), { recursive: true });
    writeFileSync(join(root, "packages", name, "package.json"), JSON.stringify({ scripts: value }));
  }
  mkdirSync(join(root, "apps"), { recursive: true });
  suites = findSuites(root);
  removeResults(suites);
});
afterAll(() => {
  rmSync(root, { recursive: true });
});

/** Writes the report of vitest for a suite that started at `startTime`. */
function report({ file }: Suite, startTime: number, { passed = 0, failed = 0, skipped = 0, broken = 0 }): void {
  const testResults = Array.from({ length: broken }, () => ({ status: "failed", assertionResults: [] }));
  const counts = { numPassedTests: passed, numFailedTests: failed, numPendingTests: skipped };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ startTime, testResults, ...counts }));
}

test("adds up the counts of all suites", () => {
  expect(suites.map(({ folder, script }) => `${folder} ${script}`).sort()).toEqual([
    "packages/contract test",
    "packages/contract test:uncached",
    "packages/sdk test",
  ]);
  for (const suite of suites) report(suite, 2, { passed: 10, failed: 1, skipped: 2 });
  expect(describeResults(addUpResults(suites, 1))).toEqual(["6 skipped", "30 passed, 3 failed"]);
});

test("counts and names a suite that was restored from the cache", () => {
  for (const [index, suite] of suites.entries()) report(suite, index === 0 ? 1 : 5, { passed: 10 });
  const [cached] = suites;
  expect(describeResults(addUpResults(suites, 4))).toEqual([
    `Unchanged, from the cache: ${cached?.folder} ${cached?.script} (10)`,
    "30 passed, 0 failed",
  ]);
});

test("counts a suite without results as failed, and removes the results of earlier runs", () => {
  for (const suite of suites) report(suite, 2, { passed: 10 });
  removeResults(suites);
  for (const { file } of suites) expect(existsSync(file)).toBe(false);
  for (const suite of suites.slice(1)) report(suite, 2, { passed: 10 });
  const [missing] = suites;
  expect(describeResults(addUpResults(suites, 1))).toEqual([
    `No results of ${missing?.folder} ${missing?.script}. The suite counts as failed.`,
    "20 passed, 1 failed",
  ]);
});

test("counts a file that cannot be loaded as failed", () => {
  for (const suite of suites) report(suite, 2, { passed: 10, broken: 1 });
  expect(describeResults(addUpResults(suites, 1))).toEqual(["30 passed, 3 failed"]);
});
