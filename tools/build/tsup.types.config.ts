import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "tsup";
import { inlinedTypes, isDeclaration, publishedEntries } from "./declarations.ts";

/** The type declarations of a package, in whose folder this runs. `tsup.config.ts` builds the JavaScript. */
export default defineConfig(() => {
  for (const name of existsSync("dist") ? readdirSync("dist").filter(isDeclaration) : []) rmSync(join("dist", name));
  return {
    entry: publishedEntries,
    format: ["esm", "cjs"],
    dts: { only: true, entry: publishedEntries, resolve: [inlinedTypes] },
  };
});
