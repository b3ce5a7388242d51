/** Installs the dependencies of a task with the pinned pnpm. Works on Node 20. */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { machineNodeIsEnough, root } from "./environment.mjs";
import { pnpm } from "./pnpm.mjs";

/** The scopes of an installation. Each includes the previous ones: `start` builds and runs the programs, `test` tests the packages, `all` is everything. */
const scopes = ["start", "test", "all"];
const record = `${root}node_modules/.installed.json`;

/** Installs a scope if it is not installed. Returns whether the scope is installed. */
export function install(scope) {
  const inputs = hashOfInputs();
  const installed = readRecord();
  const isFresh = installed?.inputs === inputs;
  if (isFresh && scopes.indexOf(installed.scope) >= scopes.indexOf(scope)) return true;
  // A larger scope stays installed if an input changes.
  const target =
    installed !== undefined && scopes.indexOf(installed.scope) > scopes.indexOf(scope) ? installed.scope : scope;

  console.error(installed === undefined ? "Installing packages. This happens once." : "Installing packages.");
  const args = ["install", "--frozen-lockfile", "--prefer-offline", ...trust(), ...filtersOf(target)];
  const { status } = pnpm(args, { stdio: ["ignore", process.stderr, process.stderr] });
  if (status !== 0) return false;
  removeHeaders();
  mkdirSync(`${root}node_modules`, { recursive: true });
  writeFileSync(record, JSON.stringify({ scope: target, inputs }));
  return true;
}

function filtersOf(scope) {
  if (scope === "all") return [];
  const filters = ["@smartalex/cli..."];
  if (scope === "test") filters.push("@smartalex/checks", "@smartalex/release");
  if (scope === "test" || !machineNodeIsEnough) filters.push("@smartalex/node");
  return filters.map((filter) => `--filter=${filter}`);
}

/**
 * pnpm requests the age of every package in the lockfile from the registry, which takes up to two minutes on a new machine. CI checks the age for
 * each change. Outside of CI, the hashes in the lockfile are sufficient.
 */
function trust() {
  return process.env.CI ? [] : ["--trust-lockfile"];
}

/** The npm package `node` contains 67 MB of headers for native addons, which the repository does not need. */
function removeHeaders() {
  const modules = `${root}node_modules/node/node_modules`;
  if (!existsSync(modules)) return;
  for (const name of readdirSync(modules).filter((entry) => entry.startsWith("node-"))) {
    for (const folder of ["include", "share"]) rmSync(`${modules}/${name}/${folder}`, { recursive: true, force: true });
  }
}

function hashOfInputs() {
  const hash = createHash("sha256");
  for (const file of ["pnpm-lock.yaml", "pnpm-workspace.yaml", "package.json", ...manifests()]) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(root + file))
      .update("\0");
  }
  return hash.digest("hex");
}

function manifests() {
  return ["packages", "apps", "tools"].flatMap((parent) => {
    return readdirSync(root + parent)
      .map((name) => `${parent}/${name}/package.json`)
      .filter((file) => existsSync(root + file));
  });
}

function readRecord() {
  try {
    return JSON.parse(readFileSync(record, "utf8"));
  } catch {
    return undefined; // nothing was installed by this script
  }
}
