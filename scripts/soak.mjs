/**
 * `npm run soak`: runs the long test suites in full. `npm test` only runs a sample of them. Each run uses a new random seed. To repeat a run, set
 * SMARTALEX_SEED. A run takes about half an hour. Works on Node 20.
 */
import { randomInt } from "node:crypto";
import { spawnSync } from "node:child_process";
import { environment, nodePath, root } from "./environment.mjs";
import { longSuites } from "./long-suites.mjs";
import { setUp } from "./setup.mjs";

const files = longSuites();
if (files.length === 0) throw new Error("no test file uses amount.ts, so vitest would run all test files");
setUp("test");
const seed = process.env["SMARTALEX_SEED"] ?? String(randomInt(1_000_000_000));
if (!/^\d{1,9}$/.test(seed))
  throw new Error(`Invalid SMARTALEX_SEED: ${JSON.stringify(seed)}. Use an integer with at most nine digits`);
console.log(`Running the long suites in full: ${files.join(", ")}`);
console.log(`To repeat this run: SMARTALEX_SEED=${seed} npm run soak`);
const main = `${root}node_modules/vitest/vitest.mjs`;
const vitest = [main, "run", "--testTimeout=7200000", ...files, ...process.argv.slice(2)];
const env = { ...environment(), SMARTALEX_SOAK: "1", SMARTALEX_SEED: seed };
process.exitCode = spawnSync(nodePath(), vitest, { cwd: root, env, stdio: "inherit" }).status ?? 1;
