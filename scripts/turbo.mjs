/** `node scripts/turbo.mjs run build`: turbo with the pinned pnpm, from a package script or from another script. Works on Node 20. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { environment, pnpmCommand, root } from "./environment.mjs";

/** Runs turbo. Its output is shown, or returned when `quiet`. */
export function turbo(args, { env = {}, quiet = false } = {}) {
  const output = quiet ? "pipe" : "inherit";
  const [file, ...before] = pnpmCommand();
  return spawnSync(file, [...before, "exec", "turbo", ...args], {
    cwd: root,
    env: { ...environment(), ...env },
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
    stdio: ["ignore", output, output],
    shell: process.platform === "win32",
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = turbo(process.argv.slice(2)).status ?? 1;
