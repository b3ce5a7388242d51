import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { readAsked } from "./asked.ts";
import type { Face } from "./faces.ts";
import { judgeFace, type Verdict } from "./judge-face.ts";
import { readKept, readKeptVersions, readPackage } from "./kept.ts";

/** Compares each face with what was kept of the last release, and gives a verdict on each. */
export async function checkFaces(root: string, faces: readonly Face[]): Promise<Verdict[]> {
  const askedFor = await readAsked(root);
  const versions = await readKeptVersions(root);
  return Promise.all(
    faces.map(async (face) => {
      const { name, version } = await readPackage(root, face.folder);
      const before = await readKept(root, face);
      const differences = before === undefined ? undefined : await differencesOf(root, face, before);
      return judgeFace({
        path: face.path,
        name,
        version,
        keptVersion: versions[name],
        differences,
        asked: askedFor(name),
      });
    }),
  );
}

async function differencesOf(root: string, { compare, path }: Face, before: string) {
  const after = await readFile(join(root, path), "utf8");
  try {
    return compare(before, after, path);
  } catch (error) {
    throw new Error(`${path}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
