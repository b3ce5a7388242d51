import { run, type RunOptions } from "../run.ts";
import { commitAll } from "./copy-tree.ts";
import { countChangesets, publishedPackages, versionsIn } from "./packages.ts";

/** Options of a release. */
export interface ReleaseOptions {
  /** The copy of the repository, and the environment of its scripts. */
  tree: RunOptions;
  /** The path of the pinned pnpm. */
  pnpm: string;
  registryUrl: string;
  fetch: typeof globalThis.fetch;
  log: (line: string) => void;
}

/** Runs the steps of the release workflow. Returns the published versions as `name@version`. */
export async function runRelease({ fetch, pnpm, registryUrl, log, tree }: ReleaseOptions): Promise<string[]> {
  const script = (...args: string[]) => run(pnpm, ["run", ...args], tree);
  const changesets = countChangesets(tree.cwd);
  if (changesets > 0) {
    await script("version");
    await commitAll("Release versions", tree);
  }
  const packages = publishedPackages(tree.cwd);
  const versions = packages.map(({ name, version }) => `${name}@${version}`);
  log(
    `  version  ${changesets > 0 ? `${changesets} changesets: ${versions.join(", ")}` : "nothing to do: no changesets"}`,
  );

  await script("build");
  log("  build    done");

  // Only the tests of the contract. The other tests take minutes, and CI runs them before a release.
  await run(pnpm, ["exec", "vitest", "run", "packages/contract", "--typecheck.enabled=false"], tree);
  log("  test     passed");

  const before = await versionsIn(registryUrl, { fetch, packages });
  await script("release");
  const after = await versionsIn(registryUrl, { fetch, packages });
  const missing = versions.filter((version) => !after.has(version));
  if (missing.length > 0)
    throw new Error(`the release succeeded, but the registry does not have ${missing.join(", ")}`);
  const published = [...after].filter((version) => !before.has(version));
  log(`  publish  ${published.length > 0 ? published.join(", ") : "nothing to do: the registry has all versions"}`);
  return published;
}
