/** `node scripts/pnpm.mjs ARGS`: runs the pinned pnpm, also on a machine without pnpm. Works on Node 20. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { environment, pnpmCommand, root } from "./environment.mjs";

/** Runs pnpm in the root. By default, it writes to stdout and stderr of this program. */
export function pnpm(args, { env = {}, stdio = ["ignore", "inherit", "inherit"] } = {}) {
  const [file, ...before] = pnpmCommand();
  return spawnSync(file, [...before, ...args], {
    cwd: root,
    env: { ...environment(), ...env },
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
    stdio,
    shell: process.platform === "win32",
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = pnpm(process.argv.slice(2), { stdio: "inherit" }).status ?? 1;
}
