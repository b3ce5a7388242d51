import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";
import { renderNpmrc } from "../../src/registry.ts";
import { run } from "../../src/run.ts";
import { binary } from "../runtimes.ts";

/** The machine of a consumer: folders outside of the workspace, and an environment without the settings of this machine. */
export class Consumer {
  readonly folder = mkdtempSync(join(tmpdir(), "smartalex-consumer-"));
  readonly #npmrc = join(this.folder, "user.npmrc");

  /** Configures npm to use a registry. */
  useRegistry(registryUrl: string): void {
    writeFileSync(this.#npmrc, renderNpmrc(registryUrl));
  }

  /** Creates a folder if it does not exist. The path is absolute, or relative to the folder of the consumer. */
  makeFolder(path: string): string {
    const folder = resolve(this.folder, path);
    mkdirSync(folder, { recursive: true });
    return folder;
  }

  /** Returns the environment of programs. `node` is the package that contains their Node version. */
  env(node = "node"): NodeJS.ProcessEnv {
    return {
      PATH: [dirname(binary(node, "bin/node")), process.env["PATH"]].join(delimiter),
      HOME: this.folder,
      npm_config_userconfig: this.#npmrc,
      npm_config_globalconfig: join(this.folder, "global.npmrc"),
      npm_config_cache: join(this.folder, "cache"),
    };
  }

  /** Installs packages in a new folder. Fails if a package requires a newer Node version. */
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
