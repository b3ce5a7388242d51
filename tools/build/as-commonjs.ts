import { transform } from "esbuild";
import type { Options } from "tsup";

/**
 * Turns ES modules that esbuild has split into CommonJS, which it cannot split itself, and which Node starts sooner. What is loaded on
 * demand is required, too: Node's loader of modules takes time to start.
 */
export const asCommonJs: NonNullable<Options["plugins"]>[number] = {
  name: "as-commonjs",
  async renderChunk(code, { path }) {
    // Where each part is from is said in comments, of which those of licences alone stay.
    const kept = code.replaceAll(/^\/\/ (?=.*\/node_modules\/)/gm, "//! ");
    const { code: commonJs } = await transform(kept, {
      format: "cjs",
      platform: "node",
      target: "es2022",
      supported: { "dynamic-import": false },
      sourcefile: path,
    });
    return { code: commonJs };
  },
};
