/** Publishes every package whose version the registry does not have yet; with `--dry-run`, rehearses a whole release on this machine alone. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const [flag, ...more] = process.argv.slice(2);

if (more.length > 0 || (flag !== undefined && flag !== "--dry-run")) {
  console.error("release: give --dry-run for a rehearsal, or nothing to publish for good.");
  process.exitCode = 2;
} else {
  process.exitCode = flag === undefined ? publish() : start(process.execPath, ["apps/e2e/src/dry-run/main.ts"]);
}

/** changesets calls pnpm by its name: where there is none, npx lends one. */
function publish() {
  const commands = "pnpm run build && pnpm exec changeset publish";
  if (spawnSync("pnpm --version", { shell: true }).status === 0) return start(commands, [], { shell: true });
  const { packageManager } = JSON.parse(readFileSync(`${root}package.json`, "utf8"));
  return start("npx", ["--yes", "--prefer-offline", `--package=${packageManager}`, "-c", commands]);
}

function start(file, args, options = {}) {
  return spawnSync(file, args, { cwd: root, stdio: "inherit", ...options }).status ?? 1;
}
