import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const folders = ["packages/contract", "packages/sdk", "apps/mock", "apps/cli"];

/** What is asked of a `package.json` here. */
interface Manifest {
  name: string;
  keywords?: readonly string[];
  main?: string;
  packageManager?: string;
}

/** A package as npm would get it. */
export interface Packed {
  name: string;
  tarball: Uint8Array<ArrayBuffer>;
  /** Where it is made. */
  source: string;
  /** The folder in which it is unpacked, next to the other packages. */
  folder: string;
  /** The paths of its files, in order. */
  files: readonly string[];
  manifest: Manifest;
}

/** Packs all that is published, and lays it out as an installation would, in `folder`. */
export function packAll(): { folder: string; packages: readonly Packed[] } {
  const folder = mkdtempSync(join(tmpdir(), "smartalex-packed-"));
  return { folder, packages: folders.map((source) => pack(join(root, source), folder)) };
}

function pack(source: string, target: string): Packed {
  const { name } = manifestOf(source);
  const out = join(target, `${name.replace("/", "-")}.tgz`);
  const { packageManager = "pnpm" } = manifestOf(root);
  execFileSync("npx", ["--yes", "--prefer-offline", packageManager, "pack", "--out", out], {
    cwd: source,
    stdio: "pipe",
  });
  const folder = join(target, "node_modules", name);
  mkdirSync(folder, { recursive: true });
  execFileSync("tar", ["xzf", out, "--strip-components=1", "-C", folder]);
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = entries.map((entry) => relative(folder, join(entry.parentPath, entry.name))).sort();
  return { name, source, tarball: new Uint8Array(readFileSync(out)), folder, files, manifest: manifestOf(folder) };
}

function manifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
}

/** The text of a file of a package. */
export function textOf({ folder }: Packed, file: string): string {
  return readFileSync(join(folder, file), "utf8");
}

/** The files that a source map of a package leads to. */
export function sourcesOf(packed: Packed, map: string): string[] {
  const { sources } = JSON.parse(textOf(packed, map)) as { sources: string[] };
  return sources.map((source) => join(packed.folder, dirname(map), source));
}
