import { constants, readdirSync } from "node:fs";
import { copyFile, link, lstat, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, isAbsolute, join } from "node:path";
import {
  createSideFile,
  holderText,
  LockedError,
  lockFile,
  realTarget,
  removeIfOurs,
  SideFileError,
} from "@smartalex/node-files";

/** Why a file cannot be written, with what to do. */
export class OutputFileError extends Error {}

/** How a file is written. */
export interface WriteOptions {
  path: string;
  /** Whether a file that is there may be replaced. */
  force: boolean;
  /** Random, in hexadecimal, for the name of the file beside. */
  suffix: string;
}

/** Throws `TargetError` where no file can be put at this path. */
export async function checkTarget({ force, path }: Pick<WriteOptions, "force" | "path">): Promise<void> {
  if (path === "") throw new OutputFileError("the name of the file is empty. Name a file");
  if (path === "-")
    throw new OutputFileError("a recording is not written to standard output. Name a file, such as calls.ndjson");
  expectWorkingFolder(path);
  const there = await stat(path).catch(() => undefined);
  if (there?.isDirectory()) throw new OutputFileError(`${path} is a folder. Name a file in it`);
  if (there && !there.isFile()) throw new OutputFileError(`${path} is not a regular file. Name another file`);
  if (there && !force) throw alreadyExists(path);
  const isLink = (await lstat(path).catch(() => undefined))?.isSymbolicLink() === true;
  if (!there && isLink) throw new OutputFileError(`${path} is a link to a file that does not exist. Name another file`);
  const folder = await stat(dirname(path)).catch(() => undefined);
  if (!folder?.isDirectory()) throw new OutputFileError(`the folder ${dirname(path)} does not exist. Create it first`);
}

function alreadyExists(path: string): OutputFileError {
  return new OutputFileError(`${path} already exists. Name another file, or add --force to replace it`);
}

function expectWorkingFolder(path: string): void {
  if (isAbsolute(path)) return;
  try {
    process.cwd();
  } catch {
    throw new OutputFileError("the folder that you are in does not exist any more. Change to another one (cd ~)");
  }
}

/**
 * Writes lines to a file beside `path`, readable by its owner alone, and puts it in place when all of them are there. If something
 * is thrown, nothing is left behind, and what was there before is untouched. What killed recordings to this path left is removed.
 */
export async function writeAtomic(lines: AsyncIterable<string>, { force, path, suffix }: WriteOptions): Promise<void> {
  const target = realTarget(path);
  const unlock = lockTarget(target);
  try {
    removeParts(target);
    const beside = `${target}.${suffix}.part`;
    const file = await createSideFile(beside);
    try {
      try {
        for await (const line of lines) await file.write(`${line}\n`);
        await file.sync();
      } finally {
        await file.close();
      }
      await putInPlace(beside, target, force);
    } finally {
      await rm(beside, { force: true });
    }
  } finally {
    unlock();
  }
}

function lockTarget(target: string): () => void {
  try {
    return lockFile(target, { program: "smartalex-mock record" });
  } catch (error) {
    if (error instanceof LockedError) {
      throw new OutputFileError(
        `${target} is being written by ${holderText(error.holder)}. Wait, or name another file`,
      );
    }
    if (error instanceof SideFileError) {
      throw new OutputFileError(`${error.path} ${error.reason}, and was not changed. Remove it, or name another file`);
    }
    throw error;
  }
}

/** Removes what killed recordings left. Nobody else writes to this path: it is locked. */
function removeParts(target: string): void {
  const folder = dirname(target);
  const start = `${basename(target)}.`;
  for (const name of readdirSync(folder)) {
    const isPart = name.startsWith(start) && /^[0-9a-f]+\.part$/.test(name.slice(start.length));
    if (isPart) removeIfOurs(join(folder, name));
  }
}

/** What `link` says on file systems without hard links, such as FAT, and in some containers. */
const WITHOUT_LINKS: ReadonlySet<unknown> = new Set(["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK", "EACCES"]);

async function putInPlace(beside: string, target: string, force: boolean): Promise<void> {
  if (force) {
    await rename(beside, target);
    return;
  }
  try {
    await link(beside, target).catch(async (error: unknown) => {
      if (!WITHOUT_LINKS.has(codeOf(error))) throw error;
      await copy(beside, target);
    });
  } catch (error) {
    // Unlike a renaming, both refuse what was created there meanwhile.
    throw codeOf(error) === "EEXIST" ? alreadyExists(target) : error;
  }
}

function codeOf(error: unknown): unknown {
  return (error as NodeJS.ErrnoException).code;
}

/** Copies to a file that does not exist yet, and removes what a full disk made of it. */
async function copy(from: string, to: string): Promise<void> {
  try {
    await copyFile(from, to, constants.COPYFILE_EXCL);
  } catch (error) {
    if (codeOf(error) !== "EEXIST") await rm(to, { force: true });
    throw error;
  }
}
