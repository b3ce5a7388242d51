import { cpSync, mkdirSync } from "node:fs";
import { basename } from "node:path";
import { run, type RunOptions } from "../run.ts";

/** Files that are not copied: they are generated, or not part of the repository. */
const excluded = new Set([".git", ".turbo", "coverage", "dist", "node_modules"]);

/** Copies the working tree, including uncommitted changes, and creates a Git repository with one commit in the copy. */
export async function copyTree(root: string, { cwd, env }: RunOptions): Promise<void> {
  mkdirSync(cwd, { recursive: true });
  const filter = (path: string) => !excluded.has(basename(path)) && !path.endsWith(".tmp");
  cpSync(root, cwd, { recursive: true, filter });
  await run("git", ["init", "--quiet", "--initial-branch=main"], { cwd, env });
  await commitAll("Copy of the working tree", { cwd, env });
}

/** Commits all changes. */
export async function commitAll(message: string, options: RunOptions): Promise<void> {
  const author = ["-c", "user.name=dry run", "-c", "user.email=dry-run@localhost"];
  await run("git", ["add", "--all"], options);
  await run("git", [...author, "commit", "--quiet", "--allow-empty", "--message", message], options);
}
