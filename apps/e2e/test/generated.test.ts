import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ENTRY, runtimes } from "./runtimes.ts";

const folder = mkdtempSync(join(tmpdir(), "smartalex-generated-"));
const large = { calls: 10_000_000, days: 365, seed: "acme", now: "2026-06-01T12:00:00Z" };

beforeAll(async () => {
  await build({
    entryPoints: [fileURLToPath(new URL("hash-mock-responses.ts", import.meta.url))],
    outfile: join(folder, ENTRY),
    bundle: true,
    format: "esm",
    tsconfigRaw: {}, // without the paths of the tsconfig, so that the built mock is used
  });
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

for (const { missing, name, run } of runtimes) {
  const where = missing === undefined ? name : `${name} (SKIPPED, ${missing})`;
  test.skipIf(missing !== undefined)(`the same seed generates the same bytes in ${where}`, async () => {
    // If the generated data changes, the hash changes in all runtimes.
    expect(await run(folder, [large])).toMatchInlineSnapshot(`
      [
        "0f40d06fb854ef010293c32ce9115760c086e5d76db2eef0e344ce5b5d66d52f",
      ]
    `);
  });
}
