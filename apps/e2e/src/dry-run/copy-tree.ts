import { cpSync, mkdirSync } from "node:fs";
import { basename } from "node:path";
import { run, type RunOptions } from "../run.ts";

/** What is made again, or is nobody's business. */
const excluded = new Set([".git", ".turbo", "coverage", "dist", "node_modules"]);

/** Copies the tree as it stands, with what is not committed, and makes it a repository of its own with one commit. */
export async function copyTree(root: string, { cwd, env }: RunOptions): Promise<void> {
  mkdirSync(cwd, { recursive: true });
  const filter = (path: string) => !excluded.has(basename(path)) && !path.endsWith(".tmp");
  cpSync(root, cwd, { recursive: true, filter });
  await run("git", ["init", "--quiet", "--initial-branch=main"], { cwd, env });
  await commitAll("The tree as it stands", { cwd, env });
}

/** Commits whatever has changed. */
export async function commitAll(message: string, options: RunOptions): Promise<void> {
  const author = ["-c", "user.name=dry run", "-c", "user.email=dry-run@localhost"];
  await run("git", ["add", "--all"], options);
  await run("git", [...author, "commit", "--quiet", "--allow-empty", "--message", message], options);
}
