import { writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { findPnpm } from "../find-pnpm.ts";
import { renderNpmrc } from "../registry/npmrc.ts";
import { startRegistry } from "../registry/start-registry.ts";
import { run } from "../run.ts";
import { copyTree } from "./copy-tree.ts";
import { runRelease, type ReleaseOptions } from "./release.ts";

/** What a dry run needs. */
export interface DryRunOptions extends Pick<ReleaseOptions, "fetch" | "log"> {
  /** The tree that would be released. It stays as it is. */
  root: string;
  /** An empty folder, for a copy of the tree and a registry. */
  folder: string;
  env: NodeJS.ProcessEnv;
}

/** Releases a copy of the tree to a registry of its own, twice. Throws where a step fails, or where the second time still finds something to do. */
export async function dryRun({ env, fetch, folder, root, log }: DryRunOptions): Promise<void> {
  const registry = await startRegistry(join(folder, "registry"));
  try {
    const pnpm = await findPnpm({ cwd: root, env });
    const cwd = join(folder, "tree");
    const path = [dirname(pnpm), env["PATH"]].join(delimiter); // changesets looks for pnpm there
    await copyTree(root, { cwd, env });
    const excluded = ["@smartalex/bench", "@smartalex/e2e"]; // no step here needs what they bring
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
      pnpm_config_verify_deps_before_run: "false", // all that is needed is installed, from the other registry
    };
    const options = { tree: { cwd, env: { ...env, ...settings } }, pnpm, registryUrl: registry.url, fetch, log };
    log("A release");
    await runRelease(options);
    log("The same again");
    const published = await runRelease(options);
    if (published.length > 0) throw new Error(`what was released is released again: ${published.join(", ")}`);
    log("Nothing was published, and nothing here has changed. `npm run release` would do it for good.");
  } finally {
    await registry.close();
  }
}
