import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";
import { renderNpmrc } from "../../src/registry/npmrc.ts";
import { run } from "../../src/run.ts";
import { binary } from "../runtimes.ts";

/** Somebody else's machine: folders of its own outside of the workspace, and no setting of this one. */
export class Consumer {
  readonly folder = mkdtempSync(join(tmpdir(), "smartalex-consumer-"));
  readonly #npmrc = join(this.folder, "user.npmrc");

  /** Points npm to a registry. */
  useRegistry(registryUrl: string): void {
    writeFileSync(this.#npmrc, renderNpmrc(registryUrl));
  }

  /** A folder, which is made where it is not there: a path from the stranger's folder, or an absolute one. */
  makeFolder(path: string): string {
    const folder = resolve(this.folder, path);
    mkdirSync(folder, { recursive: true });
    return folder;
  }

  /** All that programs see of the environment. `node` is the package with the Node that they run in. */
  env(node = "node"): NodeJS.ProcessEnv {
    return {
      PATH: [dirname(binary(node, "bin/node")), process.env["PATH"]].join(delimiter),
      HOME: this.folder,
      npm_config_userconfig: this.#npmrc,
      npm_config_globalconfig: join(this.folder, "global.npmrc"),
      npm_config_cache: join(this.folder, "cache"),
    };
  }

  /** Installs packages in a new folder, where none may ask for a newer Node. */
  async install({ names, node, title }: { names: string[]; node: string; title: string }): Promise<string> {
    const cwd = this.makeFolder(title);
    writeFileSync(join(cwd, "package.json"), JSON.stringify({ name: title, private: true }));
    await run("npm", ["install", "--engine-strict", ...names], { cwd, env: this.env(node) });
    return cwd;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
