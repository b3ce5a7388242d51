import { existsSync, readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Generator } from "./generators.ts";

const modules = fileURLToPath(new URL("../../node_modules", import.meta.url));

/** What these tests read of a `package.json`. */
export interface Manifest {
  name: string;
  version: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  peerDependenciesMeta?: Record<string, { optional?: boolean }>;
  engines?: { node?: string };
}

/** The exact version of a package on which these tests depend. */
export function pinnedVersion(name: string): string | undefined {
  return manifestIn(join(modules, "..")).devDependencies?.[name];
}

/** The `package.json` of a package that is installed. */
export function manifestOf(generator: Generator, name: string, version: string): Manifest {
  return manifestIn(packageFolder(generator, name, version));
}

/** The versions of Node.js that a package on which these tests depend requires. */
export function requiredNode(name: string): string {
  const range = manifestIn(join(modules, name)).engines?.node;
  return range === undefined ? "not stated" : `${range.replace(/^>=/, "")} or newer`;
}

/** Where a package is installed: among those that the generator depends on, or among those of these tests. */
export function packageFolder({ packageName }: Generator, name: string, version: string): string {
  const own = realpathSync(join(modules, packageName));
  const places = [join(own, packageName.replaceAll(/[^/]+/g, ".."), name), join(modules, name)];
  const place = places.find((path) => existsSync(path) && manifestIn(path).version === version);
  if (place === undefined)
    throw new Error(`The recipe of ${packageName} needs ${name} ${version}. Install it in apps/e2e.`);
  return realpathSync(place);
}

function manifestIn(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
}
