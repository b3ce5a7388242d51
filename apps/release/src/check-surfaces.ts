import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { readPendingBumps } from "./pending-bumps.ts";
import type { PublicSurface } from "./public-surfaces.ts";
import { evaluateSurface, type CheckResult } from "./evaluate-surface.ts";
import { readBaseline, readBaselineVersions, readPackage } from "./baseline.ts";

/** Compares each surface with the last release, and checks that the changesets request a sufficient bump. */
export async function checkSurfaces(root: string, surfaces: readonly PublicSurface[]): Promise<CheckResult[]> {
  const pendingBumpOf = await readPendingBumps(root);
  const versions = await readBaselineVersions(root);
  return Promise.all(
    surfaces.map(async (surface) => {
      const { name, version } = await readPackage(root, surface.folder);
      const before = await readBaseline(root, surface);
      const differences = before === undefined ? undefined : await compareSurface(root, surface, before);
      return evaluateSurface({
        path: surface.path,
        name,
        version,
        baselineVersion: versions[name],
        differences,
        pendingBump: pendingBumpOf(name),
      });
    }),
  );
}

async function compareSurface(root: string, { compare, path }: PublicSurface, before: string) {
  const after = await readFile(join(root, path), "utf8");
  try {
    return compare(before, after, path);
  } catch (error) {
    throw new Error(`${path}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
