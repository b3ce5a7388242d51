import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** A package that is published. */
export interface Package {
  name: string;
  version: string;
}

/** The packages of a tree that are published, in the order of their names. */
export function publishedPackages(tree: string): Package[] {
  return ["packages", "apps"]
    .flatMap((parent) => readdirSync(join(tree, parent)).map((name) => join(tree, parent, name, "package.json")))
    .map((path) => JSON.parse(readFileSync(path, "utf8")) as Package & { private?: boolean }) // written by hand, checked by pnpm
    .filter((manifest) => manifest.private !== true)
    .map(({ name, version }) => ({ name, version }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

/** How many changesets wait for a release. */
export function countChangesets(tree: string): number {
  return readdirSync(join(tree, ".changeset")).filter((name) => name.endsWith(".md") && name !== "README.md").length;
}

/** The versions that a registry has of packages, as `name@version`. */
export async function versionsIn(
  registryUrl: string,
  { fetch, packages }: { fetch: typeof globalThis.fetch; packages: readonly Package[] },
): Promise<Set<string>> {
  const published = new Set<string>();
  for (const { name } of packages) {
    const response = await fetch(registryUrl + name.replace("/", "%2f"));
    if (response.status === 404) continue;
    if (!response.ok) throw new Error(`the registry does not tell of ${name}: it answers ${response.status}`);
    const { versions } = (await response.json()) as { versions: Record<string, unknown> };
    for (const version of Object.keys(versions)) published.add(`${name}@${version}`);
  }
  return published;
}
