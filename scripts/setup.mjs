/** Installs and builds everything that is missing or outdated. Works on Node 20. */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { install } from "./install.mjs";
import { pnpmPackage, root } from "./environment.mjs";
import { turbo } from "./turbo.mjs";

/** Installs and builds a scope. The scope `start` has no type declarations. If this fails, prints the error to stderr and exits. */
export function setUp(scope) {
  if (!install(scope)) fail(`npx ${pnpmPackage()} install`);
  if (!existsSync(`${root}apps/cli/dist`)) console.error("Building.");
  const build = scope === "start" ? "build:js" : "build";
  const { status, stdout, stderr } = turbo(["run", build, "--output-logs=errors-only"], { quiet: true });
  if (status === 0) return;
  process.stderr.write(`${stdout}${stderr}`);
  fail(`npx ${pnpmPackage()} exec turbo run ${build}`);
}

function fail(command) {
  console.error(`Setup failed in \`${command}\`. Fix the errors above and try again.`);
  process.exit(1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) setUp("all");
