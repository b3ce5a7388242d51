import { existsSync } from "node:fs";
import { defineConfig, type Options } from "tsup";

const shared: Options = {
  target: "es2022",
  sourcemap: true,
  treeshake: true,
  external: [/^node:/],
  // What is used of the contract at run time is small: each package carries its share, and installs the contract for its types.
  noExternal: [/^@smartalex\/contract/],
};

const library: Options = {
  ...shared,
  entry: ["src/index.ts", ...["src/constants.ts", "src/signature.ts"].filter((file) => existsSync(file))],
  splitting: true, // what is imported on demand is a file of its own
  clean: ["!main.*"], // such files have a hash in their name, and old ones would be published
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
