import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync, realpathSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const MAX_BYTES = 8.8e6;
const MAX_PACKAGES = 5;

interface Manifest {
  name: string;
  scripts?: Record<string, string>;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

/** What an installation of the command line brings along: the folder of each package, by its name. */
function collectInstalled(folder: string, packageFolders = new Map<string, string>()): Map<string, string> {
  const { dependencies, name, optionalDependencies } = manifestOf(folder);
  if (packageFolders.has(name)) return packageFolders;
  packageFolders.set(name, folder);
  for (const dependency of Object.keys({ ...dependencies, ...optionalDependencies })) {
    // Beside the package, as pnpm lays them out, or within it. What is for other machines is in neither.
    const candidates = [
      join(folder, "node_modules", dependency),
      join(folder, ...name.split("/").map(() => ".."), dependency),
    ];
    const path = candidates.find((path) => existsSync(path));
    if (path !== undefined) collectInstalled(realpathSync(path), packageFolders);
  }
  return packageFolders;
}

function manifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
}

/** How many bytes a package has when it is installed: of ours, what would be published. */
function bytesOf(folder: string): number {
  if (!folder.includes("node_modules")) {
    const text = execFileSync("npm", ["pack", "--dry-run", "--json"], { cwd: folder, encoding: "utf8", stdio: "pipe" });
    return (JSON.parse(text) as [{ unpackedSize: number }])[0].unpackedSize;
  }
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.reduce((sum, { name, parentPath }) => sum + statSync(join(parentPath, name)).size, 0);
}

const packages = [...collectInstalled(join(root, "apps/cli"))];
const others = packages.filter(([name]) => !name.startsWith("@smartalex/"));

test("the command line brings few packages of others along", () => {
  expect(others.length).toBeGreaterThan(0); // or they were not found
  expect(others.length, others.map(([name]) => name).join()).toBeLessThanOrEqual(MAX_PACKAGES);
});

test("none runs a script when it is installed", () => {
  const scripts = packages.flatMap(([name, folder]) => {
    const own = Object.keys(manifestOf(folder).scripts ?? {});
    return own.filter((script) => /^(pre|post)?install$/.test(script)).map((script) => `${name} ${script}`);
  });
  expect(scripts).toEqual([]);
});

test("all together are small", () => {
  const sizes = packages.map(([name, folder]) => ({ name, bytes: bytesOf(folder) }));
  const sum = sizes.reduce((total, { bytes }) => total + bytes, 0);
  expect(sum, JSON.stringify(sizes)).toBeLessThanOrEqual(MAX_BYTES);
  for (const { bytes, name } of sizes) expect(bytes, name).toBeGreaterThan(1_000);
});
