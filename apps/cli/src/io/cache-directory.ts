import { lstatSync, mkdirSync } from "node:fs";
import { isAbsolute, join } from "node:path";

/** The variables of the environment that decide where caches are. */
export interface CacheEnvironment {
  HOME?: string | undefined;
  XDG_CACHE_HOME?: string | undefined;
}

/**
 * The folder for compiled code, which Node runs as it is: created with mode 0700, and `undefined` if it is a link, belongs to another user, or
 * others can get into it. As the XDG specification says, a variable that is empty counts as unset, and a relative path is ignored: a
 * repository could bring a folder with this name. On Windows, owner and mode say nothing and are not compared.
 */
export function cacheDirectory({ HOME, XDG_CACHE_HOME }: CacheEnvironment): string | undefined {
  const base = absolute(XDG_CACHE_HOME) ?? absolute(HOME, ".cache");
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
    return undefined; // a disk that cannot be written is no reason to fail
  }
}

function absolute(path: string | undefined, ...names: string[]): string | undefined {
  return path !== undefined && isAbsolute(path) ? join(path, ...names) : undefined;
}
