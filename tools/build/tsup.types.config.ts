import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "tsup";
import { inlinedTypes, isDeclaration, publishedEntries } from "./declarations.ts";

/** Builds the type declarations of the package in the current working directory. `tsup.config.ts` builds the JavaScript. */
export default defineConfig(() => {
  for (const name of existsSync("dist") ? readdirSync("dist").filter(isDeclaration) : []) rmSync(join("dist", name));
  return {
    entry: publishedEntries,
    format: ["esm", "cjs"],
    dts: {
      only: true,
      entry: publishedEntries,
      resolve: [inlinedTypes],
      // Omits members that are marked with `@internal`, and the types that only they use.
      compilerOptions: {
        stripInternal: true,
        // The types of a private package are copied, too. tsup resolves `paths` relative to `baseUrl`, not to the file that has them.
        baseUrl: ".",
        paths: { "@smartalex/conformance": ["../../packages/conformance/src/index.ts"] },
      },
    },
  };
});
