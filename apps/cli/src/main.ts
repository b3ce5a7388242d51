import { enableCompileCache } from "node:module";
import { join } from "node:path";
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

// eslint-disable-next-line no-restricted-properties -- before all else, and of no consequence
const { HOME, XDG_CACHE_HOME } = process.env;
const folder = XDG_CACHE_HOME ?? (HOME === undefined ? undefined : join(HOME, ".cache"));
// What was compiled once is compiled for the next time, too. In a folder of one's own: others could plant code in a shared one.
if (folder !== undefined) enableCompileCache(join(folder, "smartalex"));

void import("./smartalex.ts");
