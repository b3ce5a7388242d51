import { lstatSync, readdirSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { foreignReason } from "./side-file.ts";

/** The name of a temporary file next to `path`. `isTemporaryOf` knows it again. */
export function temporaryName(path: string, randomText: string): string {
  return `${path}.${process.pid}-${randomText}.tmp`;
}

/**
 * Removes the temporary files that killed runs left next to `path`. Call it while you hold the lock of `path`: the temporary file of a run
 * that is still writing has the same kind of name. Files that we did not create are left alone, whatever their name.
 */
export function removeLeftovers(path: string): void {
  const folder = dirname(path);
  for (const name of namesIn(folder)) {
    if (isTemporaryOf(basename(path), name)) removeIfOurs(join(folder, name));
  }
}

/** Removes a file that a killed run left, unless it is not one that we created. A file that is gone, or cannot be removed, is no error. */
export function removeIfOurs(path: string): void {
  try {
    const stats = lstatSync(path, { throwIfNoEntry: false });
    if (stats && foreignReason(stats) === undefined) rmSync(path, { force: true });
  } catch {
    // Whatever is wrong with the folder, the write that follows reports it.
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
