/**
 * Publishes every package whose version is not in the registry.
 *
 *     npm run release                    builds, packs, publishes and tags
 *     npm run release -- --dry-run       performs a dry run of a release, and publishes nothing
 *     npm run release -- --pack DIR      builds and packs into a folder
 *     npm run release -- --publish DIR   publishes the packed files: needs npm, but no installed packages
 *
 * The workflow packs in a job without write permission, and publishes in a job that installs nothing.
 */
import { spawnSync } from "node:child_process";
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { environment, root } from "./environment.mjs";

/** The published packages. Each follows the packages that it depends on. */
const published = ["packages/contract", "packages/sdk", "apps/mock", "apps/cli"];

const [flag, folder, ...more] = process.argv.slice(2);
if (flag === undefined) {
  const tarballs = mkdtempSync(join(tmpdir(), "smartalex-release-"));
  pack(tarballs);
  for (const tag of publish(tarballs)) run("git", ["tag", tag]);
  rmSync(tarballs, { recursive: true });
} else if (flag === "--dry-run" && folder === undefined) {
  run(process.execPath, ["apps/e2e/src/dry-run/main.ts"]);
} else if (flag === "--pack" && folder !== undefined && more.length === 0) {
  pack(resolve(folder));
} else if (flag === "--publish" && folder !== undefined && more.length === 0) {
  const tags = publish(resolve(folder));
  // The job of the workflow that has permission to create tags reads this output.
  if (process.env.GITHUB_OUTPUT) appendFileSync(process.env.GITHUB_OUTPUT, `tags=${tags.join(" ")}\n`);
} else {
  console.error("Usage: npm run release -- [--dry-run | --pack DIR | --publish DIR]. Nothing was published.");
  process.exitCode = 2;
}

/** Builds and packs the packages. The name of each file starts with its position in the order of publishing. */
function pack(target) {
  run(process.execPath, ["scripts/turbo.mjs", "run", "build", "--output-logs=errors-only"]);
  mkdirSync(target, { recursive: true });
  for (const [index, directory] of published.entries()) {
    const out = join(target, `${index + 1}-${directory.split("/")[1]}.tgz`);
    run(process.execPath, ["scripts/pnpm.mjs", "--dir", directory, "pack", "--out", out]);
  }
}

/** Publishes the packed files whose version is not in the registry. Returns the published versions as `name@version`. */
function publish(target) {
  const names = [];
  for (const [index, directory] of published.entries()) {
    const { name, version } = JSON.parse(readFileSync(join(root, directory, "package.json"), "utf8"));
    if (isPublished(`${name}@${version}`)) continue;
    const tarball = readdirSync(target).find((entry) => entry.startsWith(`${index + 1}-`));
    if (tarball === undefined)
      throw new Error(`${target} has no file for ${name}. Run \`npm run release -- --pack ${target}\` first.`);
    run("npm", ["publish", join(target, tarball), "--access", "public"]);
    names.push(`${name}@${version}`);
  }
  return names;
}

function isPublished(spec) {
  const { status, stdout, stderr } = spawnSync("npm", ["view", spec, "version"], {
    encoding: "utf8",
    env: environment(),
  });
  if (status === 0) return stdout.trim() !== "";
  if (stderr.includes("E404")) return false;
  throw new Error(`Checking whether ${spec} is published failed:\n${stderr}`);
}

/** Runs a program in the root. Exits if the program fails. */
function run(file, args) {
  const { status, error } = spawnSync(file, args, { cwd: root, env: environment(), stdio: "inherit" });
  if (error) console.error(`Starting ${file} failed: ${error.message}`);
  if (status !== 0) process.exit(status ?? 1);
}
