import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { PublicSurface } from "./public-surfaces.ts";

const VERSIONS = "released/versions.json";

/** Reads the name and the version from the `package.json` of a package. */
export async function readPackage(root: string, folder: string): Promise<{ name: string; version: string }> {
  return JSON.parse(await readFile(join(root, folder, "package.json"), "utf8")) as { name: string; version: string };
}

/** Reads the last released versions of the packages, by package name. */
export async function readBaselineVersions(root: string): Promise<Partial<Record<string, string>>> {
  const text = await readIfExists(join(root, VERSIONS));
  return text === undefined ? {} : (JSON.parse(text) as Record<string, string>); // written by `saveBaseline`
}

/** Reads a surface as of the last release. Returns `undefined` if the last release did not contain it. */
export function readBaseline(root: string, { path }: PublicSurface): Promise<string | undefined> {
  return readIfExists(join(root, "released", path));
}

/** Stores the surfaces of each package whose version has changed in `released/`. Returns one line of output for each surface. */
export async function saveBaseline(root: string, surfaces: readonly PublicSurface[]): Promise<string[]> {
  const versions = await readBaselineVersions(root);
  const results = await Promise.all(
    surfaces.map(async ({ folder, path }) => {
      const { name, version } = await readPackage(root, folder);
      if (version === versions[name]) return [];
      const copy = join(root, "released", path);
      await mkdir(dirname(copy), { recursive: true });
      await writeFile(copy, await readFile(join(root, path)));
      return [{ name, version, line: `stored ${path} of ${name} ${version} in released/` }];
    }),
  );
  const saved = results.flat();
  const newVersions = Object.fromEntries(saved.map(({ name, version }) => [name, version]));
  if (saved.length > 0)
    await writeFile(join(root, VERSIONS), `${JSON.stringify({ ...versions, ...newVersions }, null, 2)}\n`);
  return saved.map(({ line }) => line);
}

async function readIfExists(file: string): Promise<string | undefined> {
  return readFile(file, "utf8").catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  });
}
