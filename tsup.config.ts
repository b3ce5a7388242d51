import { defineConfig } from "tsup";

/** One configuration for every package: each runs it in its own folder, with the flags that its `build` script adds. */
export default defineConfig({
  entry: ["src/index.ts"],
  format: ["esm", "cjs"],
  target: "es2022",
  platform: "neutral",
  clean: true,
  dts: { resolve: ["@standard-schema/spec"] },
  // What is used of the contract at run time is small: each package carries its share, and installs the contract for its types.
  noExternal: [/^@smartalex\/contract/],
  sourcemap: true,
  treeshake: true,
});
