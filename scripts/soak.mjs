/** `npm run soak`: the long test suites in full, of which `npm test` runs a sample. Takes about half an hour. Works on Node 20. */
import { spawnSync } from "node:child_process";
import { environment, nodePath, root } from "./environment.mjs";
import { longSuites } from "./long-suites.mjs";
import { setUp } from "./setup.mjs";

const files = longSuites();
if (files.length === 0) throw new Error("no test file uses amount.ts: vitest would run all of them");
setUp("test");
console.log(`The long suites, in full: ${files.join(", ")}`);
const main = `${root}node_modules/vitest/vitest.mjs`;
const vitest = [main, "run", "--testTimeout=7200000", ...files, ...process.argv.slice(2)];
const env = { ...environment(), SMARTALEX_SOAK: "1" };
process.exitCode = spawnSync(nodePath(), vitest, { cwd: root, env, stdio: "inherit" }).status ?? 1;
