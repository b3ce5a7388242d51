import { existsSync, readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Generator } from "./generators.ts";

const modules = fileURLToPath(new URL("../../node_modules", import.meta.url));

/** The fields of `package.json` that these tests read. */
export interface Manifest {
  name: string;
  version: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  peerDependenciesMeta?: Record<string, { optional?: boolean }>;
  engines?: { node?: string };
}

/** Returns the exact version of a package on which these tests depend. */
export function pinnedVersion(name: string): string | undefined {
  return manifestIn(join(modules, "..")).devDependencies?.[name];
}

/** Returns the `package.json` of an installed package. */
export function manifestOf(generator: Generator, name: string, version: string): Manifest {
  return manifestIn(packageFolder(generator, name, version));
}

/** Returns the Node.js versions that a dependency of these tests requires. */
export function requiredNode(name: string): string {
  const range = manifestIn(join(modules, name)).engines?.node;
  return range === undefined ? "not stated" : `${range.replace(/^>=/, "")} or newer`;
}

/** Returns the folder of a package, which is a dependency of the generator or of these tests. */
export function packageFolder({ packageName }: Generator, name: string, version: string): string {
  const own = realpathSync(join(modules, packageName));
  const candidates = [join(own, packageName.replaceAll(/[^/]+/g, ".."), name), join(modules, name)];
  const folder = candidates.find((path) => existsSync(path) && manifestIn(path).version === version);
  if (folder === undefined)
    throw new Error(`The recipe of ${packageName} needs ${name} ${version}. Install it in apps/e2e.`);
  return realpathSync(folder);
}

function manifestIn(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
}
