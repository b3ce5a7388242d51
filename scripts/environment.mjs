/** Which Node.js, and which environment, the programs of this clone run in. Works on Node 20. */
import { existsSync, readFileSync } from "node:fs";
import { delimiter } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the clone, with a slash at the end. */
export const root = fileURLToPath(new URL("..", import.meta.url));

const installedNode = `${root}node_modules/.bin/node`;

/** Whether the Node.js of the machine can build and run everything here: it strips types by itself (22.18 and newer). */
export const machineNodeIsEnough = Boolean(process.features.typescript);

/** The Node.js to start programs with: the one that is installed in the clone, otherwise this one. */
export function nodePath() {
  return existsSync(installedNode) ? installedNode : process.execPath;
}

/** The pnpm that package.json pins, as `npx` takes it: without the hash. */
export function pnpmPackage() {
  const { packageManager } = JSON.parse(readFileSync(`${root}package.json`, "utf8"));
  return packageManager.split("+")[0];
}

/** How to start pnpm, before its arguments: the one that runs this script, otherwise the pinned one through `npx`. */
export function pnpmCommand() {
  const isInPnpm = (process.env.npm_config_user_agent ?? "").startsWith("pnpm/");
  return isInPnpm ? ["pnpm"] : ["npx", "--yes", "--prefer-offline", pnpmPackage()];
}

/** The environment of everything that the scripts start: the clone's commands first, no telemetry and no update notices. */
export function environment() {
  return {
    ...process.env,
    PATH: [`${root}node_modules/.bin`, process.env.PATH].join(delimiter),
    TURBO_TELEMETRY_DISABLED: "1",
    REDOCLY_TELEMETRY: "off",
    REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
    npm_config_update_notifier: "false",
    pnpm_config_update_notifier: "false",
    pnpm_config_verify_deps_before_run: "false", // `install.mjs` has done it
  };
}
