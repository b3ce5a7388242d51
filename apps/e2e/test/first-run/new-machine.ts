import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { copyTree } from "../../src/dry-run/copy-tree.ts";
import { run } from "../../src/run.ts";
import { binary } from "../runtimes.ts";

/** The exit code and the output of a command. */
export interface Result {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** Node.js versions of users, and the packages that contain them. */
export const systemNodes = { "20": "node20", "22": "node22", "24": "node" };

/** Folders with other tools that every machine has, such as Git. */
const folders = ["/usr/bin", "/bin"];

/** A new machine: an empty home folder, one Node.js with npm, a shell, and a new clone of the working tree. */
export class NewMachine {
  readonly clone: string;
  readonly #folder = mkdtempSync(join(tmpdir(), "smartalex-first-run-"));
  readonly #env: NodeJS.ProcessEnv;

  private constructor({ node, shell }: { node: keyof typeof systemNodes; shell: string }) {
    this.clone = join(this.#folder, "app");
    const bin = join(this.#folder, "bin");
    const home = join(this.#folder, "home");
    for (const path of [bin, home]) mkdirSync(path);
    symlinkSync(realpathSync(binary(systemNodes[node], "bin/node")), join(bin, "node"));
    symlinkSync(shell, join(bin, "sh"));
    for (const name of ["npm", "npx"]) {
      const script = join(bin, name);
      writeFileSync(script, `#!${shell}\nexec "${join(bin, "node")}" "${npmProgram(name)}" "$@"\n`);
      chmodSync(script, 0o755);
    }
    this.#env = { ...userEnvironment(), HOME: home, PATH: [bin, ...folders].join(delimiter) };
  }

  /** Clones the working tree, including uncommitted changes. */
  static async create(root: string, options: { node: keyof typeof systemNodes; shell: string }): Promise<NewMachine> {
    const machine = new NewMachine(options);
    const env = process.env;
    const origin = { cwd: join(machine.#folder, "origin"), env };
    await copyTree(root, origin);
    await run("git", ["clone", "--quiet", origin.cwd, machine.clone], { cwd: machine.#folder, env });
    return machine;
  }

  /** Creates a folder of the user outside of the clone. */
  folder(name: string): string {
    const path = join(this.#folder, name);
    mkdirSync(path, { recursive: true });
    return path;
  }

  /** Runs a command in a shell of the user. */
  type(command: string, { cwd = this.clone, env = {} }: { cwd?: string; env?: NodeJS.ProcessEnv } = {}): Result {
    const options = { cwd, env: { ...this.#env, ...env }, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 } as const;
    return spawnSync("sh", ["-c", command], options);
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** Returns the environment without the variables of package managers, turbo and tests. Keeps certificates and proxies. */
function userEnvironment(): NodeJS.ProcessEnv {
  const added =
    /^(npm_|pnpm_|turbo_|vitest|smartalex_|node_env$|node_options$|init_cwd$|xdg_|ci$|test$|dev$|prod$|mode$)/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !added.test(name)));
}

/** Returns the path of npm or npx outside of the repository. */
function npmProgram(name: string): string {
  const paths = (process.env["PATH"] ?? "").split(delimiter).filter((path) => !path.includes("node_modules"));
  const file = paths.map((path) => join(path, name)).find((path) => existsSync(path));
  if (file === undefined) throw new Error(`${name} is not on the PATH`);
  return realpathSync(file);
}
