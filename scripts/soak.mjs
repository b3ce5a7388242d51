/**
 * `npm run soak`: the long test suites in full, of which `npm test` runs a sample. Each run draws a new seed; SMARTALEX_SEED repeats one. Takes
 * about half an hour. Works on Node 20.
 */
import { randomInt } from "node:crypto";
import { spawnSync } from "node:child_process";
import { environment, nodePath, root } from "./environment.mjs";
import { longSuites } from "./long-suites.mjs";
import { setUp } from "./setup.mjs";

const files = longSuites();
if (files.length === 0) throw new Error("no test file uses amount.ts: vitest would run all of them");
setUp("test");
const seed = process.env["SMARTALEX_SEED"] ?? String(randomInt(1_000_000_000));
if (!/^\d{1,9}$/.test(seed))
  throw new Error(`SMARTALEX_SEED is ${JSON.stringify(seed)}. Set it to a whole number of up to nine digits`);
console.log(`The long suites, in full: ${files.join(", ")}`);
console.log(`To repeat this run: SMARTALEX_SEED=${seed} npm run soak`);
const main = `${root}node_modules/vitest/vitest.mjs`;
const vitest = [main, "run", "--testTimeout=7200000", ...files, ...process.argv.slice(2)];
const env = { ...environment(), SMARTALEX_SOAK: "1", SMARTALEX_SEED: seed };
process.exitCode = spawnSync(nodePath(), vitest, { cwd: root, env, stdio: "inherit" }).status ?? 1;
