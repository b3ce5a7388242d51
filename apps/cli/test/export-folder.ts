import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";

/** A folder for the exports of a test file, which is removed with all that is in it. */
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
    /** What is there of an export, by the ends of the names. */
    names: (prefix: string) => readdirSync(cwd).filter((name) => name.startsWith(prefix)),
  };
}
