import { transform } from "esbuild";
import type { Options } from "tsup";

/**
 * Converts the ES modules that esbuild has split to CommonJS, because esbuild cannot split CommonJS, and CommonJS starts faster in Node.
 * Modules that are loaded on demand are loaded with `require`, too: Node's loader for ES modules takes time to start.
 */
export const asCommonJs: NonNullable<Options["plugins"]>[number] = {
  name: "as-commonjs",
  async renderChunk(code, { path }) {
    // esbuild names the source of each module in a comment, and keeps only legal comments (`//!`).
    const withLegalComments = code.replaceAll(/^\/\/ (?=.*\/node_modules\/)/gm, "//! ");
    const { code: commonJs } = await transform(withLegalComments, {
      format: "cjs",
      platform: "node",
      target: "es2022",
      supported: { "dynamic-import": false },
      sourcefile: path,
    });
    return { code: commonJs };
  },
};
