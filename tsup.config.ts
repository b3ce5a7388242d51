import { existsSync } from "node:fs";
import { defineConfig, type Options } from "tsup";

const shared: Options = {
  target: "es2022",
  sourcemap: true,
  splitting: false,
  treeshake: true,
  external: [/^node:/],
  // What is used of the contract at run time is small: each package carries its share, and installs the contract for its types.
  noExternal: [/^@smartalex\/contract/],
};

const library: Options = {
  ...shared,
  entry: ["src/index.ts", ...(existsSync("src/signature.ts") ? ["src/signature.ts"] : [])],
  format: ["esm", "cjs"],
  platform: "neutral",
  dts: { resolve: ["@standard-schema/spec"] },
};

/** A command in one file. As CommonJS it starts sooner. */
const command: Options = {
  ...shared,
  entry: ["src/main.ts"],
  format: ["cjs"],
  platform: "node",
  banner: { js: "#!/usr/bin/env node" },
};

/** One configuration for every package: each runs it in its own folder. */
export default defineConfig([
  ...(existsSync("src/index.ts") ? [library] : []),
  ...(existsSync("src/main.ts") ? [command] : []),
]);
