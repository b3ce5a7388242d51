/** Performs a dry run of a release on this machine. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { dryRun } from "./dry-run.ts";

const { env, stdout, stderr } = process; // eslint-disable-line no-restricted-properties -- the entry point of the program
const folder = mkdtempSync(join(tmpdir(), "smartalex-release-"));
try {
  await dryRun({
    root: fileURLToPath(new URL("../../../../", import.meta.url)),
    folder,
    env,
    fetch: globalThis.fetch, // eslint-disable-line no-restricted-properties -- the entry point of the program
    log: (line) => stdout.write(`${line}\n`),
  });
} catch (error) {
  stderr.write(
    `${error instanceof Error ? error.message : String(error)}\nThe dry run failed in the step after the last one that is listed above. Fix the error and try again.\n`,
  );
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
