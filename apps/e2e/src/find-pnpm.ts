import { readFileSync } from "node:fs";
import { join } from "node:path";
import { run, type RunOptions } from "./run.ts";

/** Returns the path of the pnpm version that the repository pins. `npx` installs it. */
export async function findPnpm({ cwd, env }: RunOptions): Promise<string> {
  const manifest = JSON.parse(readFileSync(join(cwd, "package.json"), "utf8")) as { packageManager: string };
  const [pinned = ""] = manifest.packageManager.split("+"); // npx does not support the hash
  const args = ["--yes", "--prefer-offline", `--package=${pinned}`, "-c", "command -v pnpm"];
  return (await run("npx", args, { cwd, env })).trim();
}
