import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const root = fileURLToPath(new URL("../../../", import.meta.url));
/** Files outside of the packages: inputs and outputs of generators, and configuration. */
const others = [
  ".changeset",
  ".editorconfig",
  "docs",
  "eslint.config.js",
  "openapi",
  "package.json",
  "prettier.config.js",
  "tsconfig.base.json",
  "tsconfig.json",
  "vitest.config.ts",
  "vitest.setup.ts",
];
const folders = [
  "packages/contract",
  "packages/sdk",
  "packages/redact",
  "packages/conformance",
  "packages/node-files",
  "apps/mock",
  "apps/cli",
];
const run = promisify(execFile);

/** A copy of the repository that a test can change. */
export class Copy {
  readonly folder = mkdtempSync(join(tmpdir(), "smartalex-copy-"));

  constructor() {
    for (const name of others) {
      cpSync(join(root, name), join(this.folder, name), { recursive: true });
    }
    for (const name of folders) {
      cpSync(join(root, name), join(this.folder, name), {
        recursive: true,
        filter: (source) => !["node_modules", "dist"].includes(basename(source)),
      });
    }
    for (const name of ["", ...folders]) {
      const modules = join(root, name, "node_modules");
      if (existsSync(modules)) symlinkSync(modules, join(this.folder, name, "node_modules"));
    }
  }

  /** Edits a file. */
  edit(name: string, change: (text: string) => string): void {
    const file = join(this.folder, name);
    writeFileSync(file, change(readFileSync(file, "utf8")));
  }

  /** Reads a file. */
  read(name: string): string {
    return readFileSync(join(this.folder, name), "utf8");
  }

  /** Applies a patch and returns the names of the changed files. */
  async apply(patch: string): Promise<string[]> {
    const file = join(this.folder, "change.patch");
    writeFileSync(file, patch);
    await run("git", ["apply", file], { cwd: this.folder });
    rmSync(file);
    return [...patch.matchAll(/^\+\+\+ b\/(.+)$/gm)].map(([, name = ""]) => name);
  }

  /** Runs the generator of the contract. */
  generate(...flags: string[]): Promise<Outcome> {
    return this.node("packages/contract/scripts/generate.ts", ...flags);
  }

  /** Type-checks a package. */
  checkTypes(name: string): Promise<Outcome> {
    return this.node(join(root, "node_modules/typescript/bin/tsc"), "--pretty", "false", "-p", name);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }

  /** Runs a script in Node. */
  async node(...args: string[]): Promise<Outcome> {
    try {
      const { stdout, stderr } = await run(process.execPath, args, { cwd: this.folder });
      return { failed: false, output: stdout + stderr };
    } catch (error) {
      const { stdout, stderr } = error as { stdout: string; stderr: string }; // the error of execFile
      return { failed: true, output: stdout + stderr };
    }
  }
}

/** The result of a program. */
interface Outcome {
  failed: boolean;
  output: string;
}
