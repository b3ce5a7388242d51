import { writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { findPnpm } from "../find-pnpm.ts";
import { renderNpmrc, startRegistry } from "../registry.ts";
import { run } from "../run.ts";
import { copyTree } from "./copy-tree.ts";
import { runRelease, type ReleaseOptions } from "./release.ts";

/** Options of a dry run. */
export interface DryRunOptions extends Pick<ReleaseOptions, "fetch" | "log"> {
  /** The repository to release. It is not changed. */
  root: string;
  /** An empty folder for a copy of the repository and for a registry. */
  folder: string;
  env: NodeJS.ProcessEnv;
}

/** Releases a copy of the repository to a local registry twice. Throws if a step fails, or if the second release publishes anything. */
export async function dryRun({ env, fetch, folder, root, log }: DryRunOptions): Promise<void> {
  const registry = await startRegistry(join(folder, "registry"));
  try {
    const pnpm = await findPnpm({ cwd: root, env });
    const cwd = join(folder, "tree");
    const path = [dirname(pnpm), env["PATH"]].join(delimiter); // changesets looks for pnpm on the PATH
    await copyTree(root, { cwd, env });
    const excluded = ["@smartalex/bench", "@smartalex/e2e"]; // no step needs their dependencies
    const install = [
      "install",
      "--frozen-lockfile",
      "--prefer-offline",
      ...excluded.map((name) => `--filter=!${name}`),
    ];
    await run(pnpm, install, { cwd, env });

    const userconfig = join(folder, "user.npmrc");
    writeFileSync(userconfig, renderNpmrc(registry.url));
    const settings = {
      PATH: path,
      CI: "true",
      npm_config_userconfig: userconfig,
      npm_config_registry: registry.url,
      pnpm_config_verify_deps_before_run: "false", // the packages are already installed from the default registry
    };
    const options = { tree: { cwd, env: { ...env, ...settings } }, pnpm, registryUrl: registry.url, fetch, log };
    log("First release");
    await runRelease(options);
    log("Second release");
    const published = await runRelease(options);
    if (published.length > 0) throw new Error(`the second release published packages again: ${published.join(", ")}`);
    log(
      "Dry run finished. Nothing was published, and the repository was not changed. To release, run `npm run release`.",
    );
  } finally {
    await registry.close();
  }
}
