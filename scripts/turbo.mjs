/** `node scripts/turbo.mjs run build`: runs turbo with the pinned pnpm, which turbo needs. Works on Node 20. */
import { fileURLToPath } from "node:url";
import { pnpm } from "./pnpm.mjs";

/** Runs turbo. With `quiet`, returns the output instead of printing it. */
export function turbo(args, { env = {}, quiet = false } = {}) {
  const output = quiet ? "pipe" : "inherit";
  return pnpm(["exec", "turbo", ...args], { env, stdio: ["ignore", output, output] });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = turbo(process.argv.slice(2)).status ?? 1;
