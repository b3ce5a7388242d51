import { link, open, rename, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";

/** Why a file cannot be written, with what to do. */
export class TargetError extends Error {}

/** How a file is written. */
export interface WriteOptions {
  path: string;
  /** Whether a file that is there may be replaced. */
  force: boolean;
  /** Random, for the name of the file beside. */
  suffix: string;
}

/** Throws `TargetError` where no file can be put at this path. */
export async function checkTarget({ force, path }: Pick<WriteOptions, "force" | "path">): Promise<void> {
  const there = await stat(path).catch(() => undefined);
  if (there?.isDirectory()) throw new TargetError(`${path} is a folder. Name a file in it`);
  if (there && !there.isFile()) throw new TargetError(`${path} is no ordinary file. Name one`);
  if (there && !force)
    throw new TargetError(`${path} is there already. Name another file, or add --force to replace it`);
  const folder = await stat(dirname(path)).catch(() => undefined);
  if (!folder?.isDirectory()) throw new TargetError(`there is no folder ${dirname(path)}. Create it first`);
}

/**
 * Writes lines to a file beside `path`, readable by its owner alone, and puts it in place when all of them are there. If something
 * is thrown, nothing is left behind, and what was there before is untouched.
 */
export async function writeBeside(lines: AsyncIterable<string>, { force, path, suffix }: WriteOptions): Promise<void> {
  const beside = `${path}.${suffix}.part`;
  const file = await open(beside, "wx", 0o600);
  try {
    try {
      for await (const line of lines) await file.write(`${line}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    if (force) await rename(beside, path);
    else await link(beside, path); // unlike a renaming, it refuses what has appeared there meanwhile
  } finally {
    await rm(beside, { force: true });
  }
}
