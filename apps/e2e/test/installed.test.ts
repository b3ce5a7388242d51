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

/** Returns the folder of each package that is installed with the command line, by package name. */
function collectInstalled(folder: string, packageFolders = new Map<string, string>()): Map<string, string> {
  const { dependencies, name, optionalDependencies } = manifestOf(folder);
  if (packageFolders.has(name)) return packageFolders;
  packageFolders.set(name, folder);
  for (const dependency of Object.keys({ ...dependencies, ...optionalDependencies })) {
    // Next to the package, as pnpm installs packages, or inside of it. Packages for other platforms are not installed.
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

/** Returns the installed size of a package. For our packages, it is the size of the published files. */
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

test("the command line has few third-party packages", () => {
  expect(others.length).toBeGreaterThan(0); // otherwise, the packages were not found
  expect(others.length, others.map(([name]) => name).join()).toBeLessThanOrEqual(MAX_PACKAGES);
});

test("no package runs a script when it is installed", () => {
  const scripts = packages.flatMap(([name, folder]) => {
    const own = Object.keys(manifestOf(folder).scripts ?? {});
    return own.filter((script) => /^(pre|post)?install$/.test(script)).map((script) => `${name} ${script}`);
  });
  expect(scripts).toEqual([]);
});

test("all packages together are small", () => {
  const sizes = packages.map(([name, folder]) => ({ name, bytes: bytesOf(folder) }));
  const sum = sizes.reduce((total, { bytes }) => total + bytes, 0);
  expect(sum, JSON.stringify(sizes)).toBeLessThanOrEqual(MAX_BYTES);
  for (const { bytes, name } of sizes) expect(bytes, name).toBeGreaterThan(1_000);
});
