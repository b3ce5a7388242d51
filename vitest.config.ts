import { defineConfig } from "vitest/config";

export default defineConfig({
  // A test of one package meets the source of the others, not what was last built of them.
  resolve: { tsconfigPaths: true },
  test: {
    include: ["{packages,apps}/*/test/**/*.test.ts"],
    testTimeout: 60_000, // some start compilers and other programs, and machines differ
    maxConcurrency: 2, // those that ask for it start programs, too
    setupFiles: ["vitest.setup.ts"],
    typecheck: { enabled: true, include: ["{packages,apps}/*/test/**/*.test-d.ts"] },
  },
});
