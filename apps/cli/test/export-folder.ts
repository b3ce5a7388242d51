import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";

/** A directory for the exports of a test file. It is removed afterwards. */
export function exportFolder() {
  const cwd = mkdtempSync(join(tmpdir(), "smartalex-export-"));
  afterAll(() => {
    rmSync(cwd, { recursive: true });
  });
  return {
    cwd,
    path: (name: string) => join(cwd, name),
    text: (name: string) => readFileSync(join(cwd, name), "utf8"),
    remove: (name: string) => {
      rmSync(join(cwd, name));
    },
    bytes: (name: string) => readFileSync(join(cwd, name)),
    /** The extensions of the temporary files of an export. */
    names: (prefix: string) => readdirSync(cwd).filter((name) => name.startsWith(prefix)),
  };
}
