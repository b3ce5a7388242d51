/** The Node.js and the environment of the programs of this clone. Works on Node 20. */
import { existsSync, readFileSync } from "node:fs";
import { delimiter } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the clone, with a trailing slash. */
export const root = fileURLToPath(new URL("..", import.meta.url));

const installedNode = `${root}node_modules/.bin/node`;

/** Whether the Node.js of the machine can build and run everything, because it strips types (22.18 and later). */
export const machineNodeIsEnough = Boolean(process.features.typescript);

/** Returns the path of the Node.js that runs programs: the Node.js in the clone if it is installed, otherwise the current one. */
export function nodePath() {
  return existsSync(installedNode) ? installedNode : process.execPath;
}

/** Returns the pnpm version that `package.json` pins, without the hash, which `npx` does not support. */
export function pnpmPackage() {
  const { packageManager } = JSON.parse(readFileSync(`${root}package.json`, "utf8"));
  return packageManager.split("+")[0];
}

/** Returns the command that starts pnpm: the pnpm that runs this script, otherwise the pinned version through `npx`. */
export function pnpmCommand() {
  const isInPnpm = (process.env.npm_config_user_agent ?? "").startsWith("pnpm/");
  return isInPnpm ? ["pnpm"] : ["npx", "--yes", "--prefer-offline", pnpmPackage()];
}

/** Returns the environment of all programs that the scripts start: the commands of the clone come first in the PATH, and telemetry and update notices are disabled. */
export function environment() {
  return {
    ...process.env,
    PATH: [`${root}node_modules/.bin`, process.env.PATH].join(delimiter),
    TURBO_TELEMETRY_DISABLED: "1",
    REDOCLY_TELEMETRY: "off",
    REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
    npm_config_update_notifier: "false",
    pnpm_config_update_notifier: "false",
    pnpm_config_verify_deps_before_run: "false", // `install.mjs` verifies the dependencies
  };
}
