import { lstatSync, readdirSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { foreignReason } from "./side-file.ts";

/** Returns the name of a temporary file next to `path`. `isTemporaryOf` recognizes it. */
export function temporaryName(path: string, randomText: string): string {
  return `${path}.${process.pid}-${randomText}.tmp`;
}

/**
 * Removes temporary files that killed processes left next to `path`. Call it while holding the lock of `path`, because running processes use the same
 * kind of names. Files that we did not create are not removed.
 */
export function removeLeftovers(path: string): void {
  const folder = dirname(path);
  for (const name of namesIn(folder)) {
    if (isTemporaryOf(basename(path), name)) removeIfOurs(join(folder, name));
  }
}

/** Removes a file that a killed process left, if we created it. Ignores files that do not exist or cannot be removed. */
export function removeIfOurs(path: string): void {
  try {
    const stats = lstatSync(path, { throwIfNoEntry: false });
    if (stats && foreignReason(stats) === undefined) rmSync(path, { force: true });
  } catch {
    // The following write reports any problem with the directory.
  }
}

function isTemporaryOf(base: string, name: string): boolean {
  // Older versions had no random part.
  return name.startsWith(`${base}.`) && /^\d+(?:-[0-9a-f]+)?\.tmp$/.test(name.slice(base.length + 1));
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
