import { enableCompileCache } from "node:module";
import { join } from "node:path";

// eslint-disable-next-line no-restricted-properties -- before all else, and of no consequence
const { HOME, XDG_CACHE_HOME } = process.env;
const folder = XDG_CACHE_HOME ?? (HOME === undefined ? undefined : join(HOME, ".cache"));
// What was compiled once is compiled for the next time, too. In a folder of one's own: others could plant code in a shared one.
if (folder !== undefined) enableCompileCache(join(folder, "smartalex"));

void import("./smartalex.ts");
