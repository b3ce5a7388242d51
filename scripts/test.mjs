/**
 * `npm test`: runs all test suites, with the cache of turbo. `npm test -- packages/sdk` runs the suites of a package. Other arguments, such as a file
 * or `-t NAME`, are passed to vitest. `--unit` only runs the fast tests, and builds nothing. Works on Node 20.
 */
import { spawnSync } from "node:child_process";
import { environment, nodePath, root } from "./environment.mjs";
import { install } from "./install.mjs";
import { longSuites } from "./long-suites.mjs";
import { machineHash } from "./machine.mjs";
import { setUp } from "./setup.mjs";
import { addUpResults, describeResults, findSuites, removeResults } from "./test-results.mjs";
import { turbo } from "./turbo.mjs";

const args = process.argv.slice(2).map((arg) => arg.replace(/\/$/, ""));
const suites = findSuites(root);
const folders = new Set(suites.map(({ folder }) => folder));
/** Packages with many dependencies, which the scope `test` does not install. */
const heavy = ["apps/e2e", "apps/bench"];

if (args[0] === "--unit") {
  if (!install("test")) process.exit(1);
  const slow = ["**/*.integration.test.ts", "**/*.uncached.test.ts", ...heavy.map((folder) => `${folder}/**`)];
  const excluded = [...slow, ...longSuites()];
  vitest([...excluded.flatMap((pattern) => ["--exclude", pattern]), ...args.slice(1)]);
} else if (args.every((arg) => folders.has(arg))) {
  testPackages(args);
} else {
  setUp(scopeOf(args));
  vitest(args);
}

/** Runs the suites of the named packages, or of all packages. Uses the cached result of a suite if its inputs have not changed. */
function testPackages(names) {
  const chosen = suites.filter(({ folder }) => names.length === 0 || names.includes(folder));
  setUp(names.length === 0 ? "all" : scopeOf(names));
  removeResults(chosen);
  const startedAt = Date.now();
  const filters = names.map((name) => `--filter=./${name}`);
  const tasks = ["run", "test", "test:uncached", ...filters, "--continue", "--concurrency=1"];
  const output = ["--output-logs=new-only", "--log-prefix=none", "--env-mode=loose"];
  const { status } = turbo([...tasks, ...output], { env: { SMARTALEX_TEST_MACHINE: machineHash() } });
  const results = addUpResults(chosen, startedAt);
  for (const line of describeResults(results)) console.log(line);
  process.exitCode = status !== 0 || results.failed > 0 ? 1 : 0;
}

function vitest(more) {
  const main = `${root}node_modules/vitest/vitest.mjs`;
  const { status } = spawnSync(nodePath(), [main, "run", ...more], { cwd: root, env: environment(), stdio: "inherit" });
  process.exitCode = status ?? 1;
}

function scopeOf(paths) {
  const isLight = paths.every((path) =>
    [...folders].some((folder) => !heavy.includes(folder) && path.startsWith(folder)),
  );
  return isLight ? "test" : "all";
}
