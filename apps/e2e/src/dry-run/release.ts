import { run, type RunOptions } from "../run.ts";
import { commitAll } from "./copy-tree.ts";
import { countChangesets, publishedPackages, versionsIn } from "./packages.ts";

/** What a round needs. */
export interface ReleaseOptions {
  /** The copy of the tree, and the environment in which its scripts run. */
  tree: RunOptions;
  /** The pinned pnpm. */
  pnpm: string;
  registryUrl: string;
  fetch: typeof globalThis.fetch;
  log: (line: string) => void;
}

/** Goes once through what the release workflow does. Gives what it published, as `name@version`. */
export async function runRelease({ fetch, pnpm, registryUrl, log, tree }: ReleaseOptions): Promise<string[]> {
  const script = (...args: string[]) => run(pnpm, ["run", ...args], tree);
  const changesets = countChangesets(tree.cwd);
  if (changesets > 0) {
    await script("version");
    await commitAll("The versions of a release", tree);
  }
  const packages = publishedPackages(tree.cwd);
  const versions = packages.map(({ name, version }) => `${name}@${version}`);
  log(
    `  version  ${changesets > 0 ? `${changesets} changesets: ${versions.join(", ")}` : "nothing to do: no changesets"}`,
  );

  await script("build");
  log("  build    done");

  // Of the tests, those of the document: all others have passed before anybody releases, and take minutes.
  await run(pnpm, ["exec", "vitest", "run", "packages/contract", "--typecheck.enabled=false"], tree);
  log("  test     passed");

  const before = await versionsIn(registryUrl, { fetch, packages });
  await script("release");
  const after = await versionsIn(registryUrl, { fetch, packages });
  const missing = versions.filter((version) => !after.has(version));
  if (missing.length > 0) throw new Error(`the release ended well, but the registry has no ${missing.join(", ")}`);
  const published = [...after].filter((version) => !before.has(version));
  log(`  publish  ${published.length > 0 ? published.join(", ") : "nothing to do: the registry has all versions"}`);
  return published;
}
