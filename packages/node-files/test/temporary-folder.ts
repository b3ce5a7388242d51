import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach } from "vitest";

/** A directory for each test, which is removed afterwards. */
export function temporaryFolder(): { path: (...names: string[]) => string } {
  let dir = "";
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), "smartalex-files-"));
  });
  afterEach(() => {
    rmSync(dir, { recursive: true });
  });
  return { path: (...names) => join(dir, ...names) };
}
