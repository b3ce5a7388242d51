import { existsSync, readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** Whether the tests of one package run, in its folder, as with `turbo run test`. In the root, the tests of all packages run. */
const isPackage = existsSync("test");
const tests = isPackage ? "test" : "{packages,apps}/*/test";
const hasTypeTests = isPackage && readdirSync("test").some((name) => name.endsWith(".test-d.ts"));

export default defineConfig({
  // Tests import the sources of other packages instead of their last build.
  resolve: { tsconfigPaths: true },
  test: {
    include: [`${tests}/**/*.test.ts`],
    testTimeout: 60_000, // some tests start compilers and other programs, and machines differ
    maxConcurrency: 2, // concurrent tests also start programs
    maxWorkers: Math.max(2, availableParallelism() - 1),
    setupFiles: [fileURLToPath(new URL("vitest.setup.ts", import.meta.url))],
    typecheck: { enabled: hasTypeTests, include: ["test/**/*.test-d.ts"], tsconfig: "test/tsconfig.json" },
    // `scripts/test.mjs` adds up these results. Turbo restores the file with the other outputs of a cached run.
    ...(isPackage && {
      reporters: ["default", "json"],
      outputFile: { json: `.results/${(process.env["npm_lifecycle_event"] ?? "test").replace(":", "-")}.json` },
    }),
  },
});
