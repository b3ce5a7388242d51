import { realpathSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";

/**
 * The path to write to for a path of the user. A link of the user is followed once, so that it stays and leads to the new file; the folder's
 * own links are resolved, too, so that two paths to one file are one. A link that leads nowhere is not followed: it is replaced.
 */
export function realTarget(path: string): string {
  const absolute = resolve(path);
  return realPathOf(absolute) ?? join(realPathOf(dirname(absolute)) ?? dirname(absolute), basename(absolute));
}

function realPathOf(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined; // it does not exist, or the user cannot see it: whoever opens it says why
  }
}
