import { enableCompileCache } from "node:module";
import { oldNodeMessage } from "@smartalex/node-files";
import { cacheDirectory } from "./io/cache-directory.ts";
import { exitCodes } from "./exit-codes.ts";
import packageJson from "../package.json" with { type: "json" };

const message = oldNodeMessage("smartalex", packageJson.engines.node);
if (message !== undefined) {
  process.stderr.write(message);
  process.exit(exitCodes.usage);
}

// Reuse compiled code of earlier runs.
// eslint-disable-next-line no-restricted-properties -- before all else, and of no consequence
const folder = cacheDirectory(process.env);
if (folder !== undefined) enableCompileCache(folder);

void import("./cli.ts");
