import { existsSync, realpathSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/**
 * The folders that may hold the settings of a project, the nearest first: up to the root of the repository, or to the folder below the
 * home folder. The home folder is no project. Outside of both, others may own what is above, so it is the folder itself only.
 */
export function projectDirectories(cwd: string, home: string | undefined): readonly string[] {
  const homes = home === undefined ? [] : [resolve(home), realPathOf(home)];
  const folders: string[] = [];
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    if (homes.includes(folder)) return folders;
    folders.push(folder);
    if (existsSync(join(folder, ".git"))) return folders; // a folder, or a file in a worktree
    if (folder === dirname(folder)) return folders.slice(0, 1);
  }
}

function realPathOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
}
