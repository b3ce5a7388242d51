import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Face } from "./faces.ts";

const VERSIONS = "released/versions.json";

/** The name and the version that a package says that it has. */
export async function readPackage(root: string, folder: string): Promise<{ name: string; version: string }> {
  return JSON.parse(await readFile(join(root, folder, "package.json"), "utf8")) as { name: string; version: string };
}

/** The versions of packages that were last released, by their names. */
export async function readKeptVersions(root: string): Promise<Partial<Record<string, string>>> {
  const text = await readIfThere(join(root, VERSIONS));
  return text === undefined ? {} : (JSON.parse(text) as Record<string, string>); // `keepFaces` has written it
}

/** The text of a face as it was last released, or `undefined` where it was no part of that. */
export function readKept(root: string, { path }: Face): Promise<string | undefined> {
  return readIfThere(join(root, "released", path));
}

/** Keeps the faces of each package whose version is new, and gives a line on each. */
export async function keepFaces(root: string, faces: readonly Face[]): Promise<string[]> {
  const versions = await readKeptVersions(root);
  const kept = await Promise.all(
    faces.map(async ({ folder, path }) => {
      const { name, version } = await readPackage(root, folder);
      if (version === versions[name]) return [];
      const copy = join(root, "released", path);
      await mkdir(dirname(copy), { recursive: true });
      await writeFile(copy, await readFile(join(root, path)));
      return [{ name, version, line: `kept ${path} of ${name} ${version} in released/` }];
    }),
  );
  const news = Object.fromEntries(kept.flat().map(({ name, version }) => [name, version]));
  if (kept.flat().length > 0)
    await writeFile(join(root, VERSIONS), `${JSON.stringify({ ...versions, ...news }, null, 2)}\n`);
  return kept.flat().map(({ line }) => line);
}

async function readIfThere(file: string): Promise<string | undefined> {
  return readFile(file, "utf8").catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  });
}
