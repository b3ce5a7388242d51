import { realpathSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";

/**
 * Resolves the path to write to. Follows a symbolic link, so that the link stays, and resolves links in the directory, so that two paths to one file
 * are equal. A link without a target is not followed: it is replaced.
 */
export function realTarget(path: string): string {
  const absolute = resolve(path);
  return realPathOf(absolute) ?? join(realPathOf(dirname(absolute)) ?? dirname(absolute), basename(absolute));
}

function realPathOf(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined; // the file does not exist or is not accessible; opening it reports the error
  }
}
