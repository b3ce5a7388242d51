import { enableCompileCache } from "node:module";
import { cacheFolder } from "./cache-folder.ts";
import { exitCodes } from "./exit-codes.ts";
import packageJson from "../package.json" with { type: "json" };

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
const [leastMajor = 0, leastMinor = 0] = packageJson.engines.node.slice(">=".length).split(".").map(Number);
if (major < leastMajor || (major === leastMajor && minor < leastMinor)) {
  process.stderr.write(
    `smartalex: needs Node ${leastMajor}.${leastMinor} or newer, and this is ${process.versions.node}. Install one from https://nodejs.org.\n`,
  );
  process.exit(exitCodes.usage);
}

// What was compiled once is compiled for the next time, too.
// eslint-disable-next-line no-restricted-properties -- before all else, and of no consequence
const folder = cacheFolder(process.env);
if (folder !== undefined) enableCompileCache(folder);

void import("./smartalex.ts");
