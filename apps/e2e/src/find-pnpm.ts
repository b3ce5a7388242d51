import { readFileSync } from "node:fs";
import { join } from "node:path";
import { run, type RunOptions } from "./run.ts";

/** Where the pnpm is that the repository pins. `npx` brings it. */
export async function findPnpm({ cwd, env }: RunOptions): Promise<string> {
  const manifest = JSON.parse(readFileSync(join(cwd, "package.json"), "utf8")) as { packageManager: string };
  const [pinned = ""] = manifest.packageManager.split("+"); // npx takes no hash
  const args = ["--yes", "--prefer-offline", `--package=${pinned}`, "-c", "command -v pnpm"];
  return (await run("npx", args, { cwd, env })).trim();
}
