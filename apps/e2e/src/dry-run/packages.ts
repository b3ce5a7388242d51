import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** A published package. */
export interface Package {
  name: string;
  version: string;
}

/** Returns the published packages of a repository, sorted by name. */
export function publishedPackages(tree: string): Package[] {
  return ["packages", "apps"]
    .flatMap((parent) => readdirSync(join(tree, parent)).map((name) => join(tree, parent, name, "package.json")))
    .map((path) => JSON.parse(readFileSync(path, "utf8")) as Package & { private?: boolean }) // pnpm validates the file
    .filter((manifest) => manifest.private !== true)
    .map(({ name, version }) => ({ name, version }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

/** Returns the number of pending changesets. */
export function countChangesets(tree: string): number {
  return readdirSync(join(tree, ".changeset")).filter((name) => name.endsWith(".md") && name !== "README.md").length;
}

/** Returns the published versions of packages as `name@version`. */
export async function versionsIn(
  registryUrl: string,
  { fetch, packages }: { fetch: typeof globalThis.fetch; packages: readonly Package[] },
): Promise<Set<string>> {
  const published = new Set<string>();
  for (const { name } of packages) {
    const response = await fetch(registryUrl + name.replace("/", "%2f"));
    if (response.status === 404) continue;
    if (!response.ok) throw new Error(`the registry returned status ${response.status} for ${name}`);
    const { versions } = (await response.json()) as { versions: Record<string, unknown> };
    for (const version of Object.keys(versions)) published.add(`${name}@${version}`);
  }
  return published;
}
