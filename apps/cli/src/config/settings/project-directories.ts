import { existsSync, realpathSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/**
 * The directories that may contain project settings, closest first, up to the root of the repository or the directory below the home directory. The
 * home directory is not a project. Outside of a repository and of the home directory, only `cwd` counts, because parent directories may belong to
 * other users.
 */
export function projectDirectories(cwd: string, home: string | undefined): readonly string[] {
  const homes = home === undefined ? [] : [resolve(home), resolveRealPath(home)];
  const folders: string[] = [];
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    if (homes.includes(folder)) return folders;
    folders.push(folder);
    if (existsSync(join(folder, ".git"))) return folders; // a directory, or a file in a worktree
    if (folder === dirname(folder)) return folders.slice(0, 1);
  }
}

function resolveRealPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
}
