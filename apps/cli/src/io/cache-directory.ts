import { lstatSync, mkdirSync } from "node:fs";
import { isAbsolute, join } from "node:path";

/** Environment variables that determine the cache directory. */
export interface CacheEnvironment {
  HOME?: string | undefined;
  XDG_CACHE_HOME?: string | undefined;
}

/**
 * Returns the directory for compiled code, which Node runs without checks. Creates it with mode 0700. Returns `undefined` if it is a symbolic link,
 * belongs to another user, or is accessible to others. As the XDG specification requires, empty variables count as unset, and relative paths are
 * ignored, so that a repository cannot contain the directory. On Windows, owner and mode are not checked.
 */
export function cacheDirectory({ HOME, XDG_CACHE_HOME }: CacheEnvironment): string | undefined {
  const base = joinAbsolute(XDG_CACHE_HOME) ?? joinAbsolute(HOME, ".cache");
  if (base === undefined) return undefined;
  const folder = join(base, "smartalex");
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const stats = lstatSync(folder);
    if (!stats.isDirectory()) return undefined;
    const userId = process.getuid?.();
    const isOurs = userId === undefined || (stats.uid === userId && (stats.mode & 0o7777) === 0o700);
    return isOurs ? folder : undefined;
  } catch {
    return undefined; // the cache is optional
  }
}

function joinAbsolute(path: string | undefined, ...names: string[]): string | undefined {
  return path !== undefined && isAbsolute(path) ? join(path, ...names) : undefined;
}
