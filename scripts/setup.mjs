/** Installs with the pinned pnpm, generates and builds: whatever is missing or stale. Speaks only when it takes long, or fails. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const { packageManager } = JSON.parse(readFileSync(`${root}package.json`, "utf8"));
const isFirst = !existsSync(`${root}node_modules`);
if (isFirst) console.error("Setting up: this installs and builds once, and takes a minute or so.");

// `pnpm run` installs what the lockfile asks for before it runs anything.
const { status, stdout, stderr } = spawnSync(
  "npx",
  ["--yes", "--prefer-offline", packageManager, "run", "--silent", "build"],
  {
    cwd: root,
    stdio: isFirst ? ["ignore", process.stderr, process.stderr] : "pipe",
    shell: process.platform === "win32",
  },
);
if (status !== 0) {
  if (!isFirst) process.stderr.write(`${stdout}${stderr}`);
  console.error(`Set-up failed in \`npx ${packageManager} run build\`. Mend what is reported above, then try again.`);
  process.exitCode = 1;
}
