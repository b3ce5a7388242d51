import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { publicSurfaces } from "../src/public-surfaces.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const main = fileURLToPath(new URL("../src/main.ts", import.meta.url));
const run = promisify(execFile);

/** A repository with the public surfaces of this one, its own versions, and no changesets. */
export class Repository {
  readonly #folder = mkdtempSync(join(tmpdir(), "smartalex-release-"));

  constructor(version: string) {
    for (const path of [".changeset/config.json", ...publicSurfaces.map((surface) => surface.path)]) {
      cpSync(join(root, path), join(this.#folder, path));
    }
    this.setVersion(version);
  }

  /** Sets the version of all packages, as `changeset version` does. */
  setVersion(version: string): void {
    for (const { folder } of publicSurfaces) {
      const { name } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8")) as { name: string };
      this.write(`${folder}/package.json`, JSON.stringify({ name, version }));
    }
  }

  /** Writes a file. */
  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.#folder, path)), { recursive: true });
    writeFileSync(join(this.#folder, path), text);
  }

  /** Reads a file. */
  read(path: string): string {
    return readFileSync(join(this.#folder, path), "utf8");
  }

  /** Replaces text in a file. Throws if the file does not contain it. */
  edit(path: string, before: string, after: string): void {
    const text = this.read(path);
    if (!text.includes(before)) throw new Error(`${path} does not contain ${before}`);
    this.write(path, text.replace(before, after));
  }

  /** Adds a changeset that requests a bump for a package. */
  addChangeset(name: string, bump: string): void {
    this.write(`.changeset/${bump}-of-${name.replace(/\W/g, "-")}.md`, `---\n"${name}": ${bump}\n---\n\nNews.\n`);
  }

  /** Runs a command and returns its output. */
  async run(command: "check" | "keep"): Promise<{ failed: boolean; output: string }> {
    try {
      const { stdout, stderr } = await run(process.execPath, [main, command], { cwd: this.#folder });
      return { failed: false, output: stdout + stderr };
    } catch (error) {
      const { stdout, stderr } = error as { stdout: string; stderr: string }; // the error of execFile
      return { failed: true, output: stdout + stderr };
    }
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true });
  }
}
