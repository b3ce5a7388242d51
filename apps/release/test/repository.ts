import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { faces } from "../src/faces.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const main = fileURLToPath(new URL("../src/main.ts", import.meta.url));
const run = promisify(execFile);

/** A repository with the faces of this one, without changesets, and with versions of its own. */
export class Repository {
  readonly #folder = mkdtempSync(join(tmpdir(), "smartalex-release-"));

  constructor(version: string) {
    for (const path of [".changeset/config.json", ...faces.map((face) => face.path)]) {
      cpSync(join(root, path), join(this.#folder, path));
    }
    this.setVersion(version);
  }

  /** Gives all packages a version, as `changeset version` does. */
  setVersion(version: string): void {
    for (const { folder } of faces) {
      const { name } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8")) as { name: string };
      this.write(`${folder}/package.json`, JSON.stringify({ name, version }));
    }
  }

  /** Writes a file. */
  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.#folder, path)), { recursive: true });
    writeFileSync(join(this.#folder, path), text);
  }

  /** The text of a file. */
  read(path: string): string {
    return readFileSync(join(this.#folder, path), "utf8");
  }

  /** Replaces a text of a file that is there. */
  edit(path: string, before: string, after: string): void {
    const text = this.read(path);
    if (!text.includes(before)) throw new Error(`${path} has no ${before}`);
    this.write(path, text.replace(before, after));
  }

  /** Writes a changeset that asks for a part of a package's version. */
  ask(name: string, bump: string): void {
    this.write(`.changeset/${bump}-of-${name.replace(/\W/g, "-")}.md`, `---\n"${name}": ${bump}\n---\n\nNews.\n`);
  }

  /** Runs a command, and gives what it printed. */
  async run(command: "check" | "keep"): Promise<{ failed: boolean; output: string }> {
    try {
      const { stdout, stderr } = await run(process.execPath, [main, command], { cwd: this.#folder });
      return { failed: false, output: stdout + stderr };
    } catch (error) {
      const { stdout, stderr } = error as { stdout: string; stderr: string }; // what execFile rejects with
      return { failed: true, output: stdout + stderr };
    }
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true });
  }
}
