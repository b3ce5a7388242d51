/** Adds up the results that the test suites of all packages write to `.results`. Works on Node 20. */
import { readFileSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";

/** Returns the test suites of a repository. A suite is a package and one of its scripts `test` and `test:uncached`. */
export function findSuites(root) {
  return ["packages", "apps"].flatMap((parent) => {
    return readdirSync(join(root, parent)).flatMap((name) => {
      const folder = `${parent}/${name}`;
      const { scripts } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
      return ["test", "test:uncached"]
        .filter((script) => script in scripts)
        .map((script) => ({
          folder,
          script,
          file: join(root, folder, ".results", `${script.replace(":", "-")}.json`),
        }));
    });
  });
}

/** Removes old results, so that a suite that does not run is not counted. */
export function removeResults(suites) {
  for (const { file } of suites) rmSync(file, { force: true });
}

/** Adds up the results of suites. A suite without results counts as one failure. A suite that started before `startedAt` was restored from the cache. */
export function addUpResults(suites, startedAt) {
  const total = { passed: 0, failed: 0, skipped: 0, restored: [], missing: [] };
  for (const suite of suites) {
    const result = readResult(suite.file);
    if (result === undefined) {
      total.failed += 1;
      total.missing.push(`${suite.folder} ${suite.script}`);
      continue;
    }
    // A file that cannot be loaded has no tests, but its status is failed.
    const broken = result.testResults.filter(({ status, assertionResults }) => {
      return status === "failed" && assertionResults.every((test) => test.status !== "failed");
    });
    total.passed += result.numPassedTests;
    total.failed += result.numFailedTests + broken.length;
    total.skipped += result.numPendingTests;
    if (result.startTime < startedAt)
      total.restored.push({ suite: `${suite.folder} ${suite.script}`, tests: result.numPassedTests });
  }
  return total;
}

/** Returns the last lines of the output of `npm test`. */
export function describeResults({ passed, failed, skipped, restored, missing }) {
  return [
    ...missing.map((suite) => `No results of ${suite}. The suite counts as failed.`),
    ...(restored.length > 0
      ? [`Unchanged, from the cache: ${restored.map(({ suite, tests }) => `${suite} (${tests})`).join(", ")}`]
      : []),
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
    `${passed} passed, ${failed} failed`,
  ];
}

function readResult(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}
