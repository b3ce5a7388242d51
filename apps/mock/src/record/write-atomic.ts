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

/** An output file cannot be written. The message contains the reason and what to do. */
export class OutputFileError extends Error {}

/** Options of `writeAtomic`. */
export interface WriteOptions {
  path: string;
  /** Whether to replace an existing file. */
  force: boolean;
  /** A random hexadecimal suffix for the name of the temporary file. */
  suffix: string;
}

/** Throws `OutputFileError` if no file can be written to this path. */
export async function checkTarget({ force, path }: Pick<WriteOptions, "force" | "path">): Promise<void> {
  if (path === "") throw new OutputFileError("the name of the file is empty. Name a file");
  if (path === "-")
    throw new OutputFileError("a recording cannot be written to standard output. Name a file, such as calls.ndjson");
  checkWorkingFolder(path);
  const existing = await stat(path).catch(() => undefined);
  if (existing?.isDirectory()) throw new OutputFileError(`${path} is a folder. Name a file in it`);
  if (existing && !existing.isFile()) throw new OutputFileError(`${path} is not a regular file. Name another file`);
  if (existing && !force) throw alreadyExists(path);
  const isLink = (await lstat(path).catch(() => undefined))?.isSymbolicLink() === true;
  if (!existing && isLink)
    throw new OutputFileError(`${path} is a link to a file that does not exist. Name another file`);
  const folder = await stat(dirname(path)).catch(() => undefined);
  if (!folder?.isDirectory()) throw new OutputFileError(`the folder ${dirname(path)} does not exist. Create it first`);
}

function alreadyExists(path: string): OutputFileError {
  return new OutputFileError(`${path} already exists. Name another file, or add --force to replace it`);
}

function checkWorkingFolder(path: string): void {
  if (isAbsolute(path)) return;
  try {
    process.cwd();
  } catch {
    throw new OutputFileError("the current folder does not exist any more. Change to another folder (cd ~)");
  }
}

/**
 * Writes lines to a temporary file next to `path`, which only its owner can read, and renames it after the last line. If an error is thrown, the
 * temporary file is removed, and an existing file is unchanged. Also removes temporary files of recordings to this path that were killed.
 */
export async function writeAtomic(lines: AsyncIterable<string>, { force, path, suffix }: WriteOptions): Promise<void> {
  const target = realTarget(path);
  const unlock = lockTarget(target);
  try {
    removeParts(target);
    const temporary = `${target}.${suffix}.part`;
    const file = await createSideFile(temporary);
    try {
      try {
        for await (const line of lines) await file.write(`${line}\n`);
        await file.sync();
      } finally {
        await file.close();
      }
      await putInPlace(temporary, target, force);
    } finally {
      await rm(temporary, { force: true });
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

/** Removes temporary files of killed recordings. No other process writes to this path, because it is locked. */
function removeParts(target: string): void {
  const folder = dirname(target);
  const start = `${basename(target)}.`;
  for (const name of readdirSync(folder)) {
    const isPart = name.startsWith(start) && /^[0-9a-f]+\.part$/.test(name.slice(start.length));
    if (isPart) removeIfOurs(join(folder, name));
  }
}

/** Error codes of `link` on file systems without hard links, such as FAT, and in some containers. */
const WITHOUT_LINKS: ReadonlySet<unknown> = new Set(["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK", "EACCES"]);

async function putInPlace(temporary: string, target: string, force: boolean): Promise<void> {
  if (force) {
    await rename(temporary, target);
    return;
  }
  try {
    await link(temporary, target).catch(async (error: unknown) => {
      if (!WITHOUT_LINKS.has(codeOf(error))) throw error;
      await copy(temporary, target);
    });
  } catch (error) {
    // Unlike a rename, both fail if a file was created at this path in the meantime.
    throw codeOf(error) === "EEXIST" ? alreadyExists(target) : error;
  }
}

function codeOf(error: unknown): unknown {
  return (error as NodeJS.ErrnoException).code;
}

/** Copies to a file that does not exist yet. Removes the copy if it is incomplete, for example because the disk is full. */
async function copy(from: string, to: string): Promise<void> {
  try {
    await copyFile(from, to, constants.COPYFILE_EXCL);
  } catch (error) {
    if (codeOf(error) !== "EEXIST") await rm(to, { force: true });
    throw error;
  }
}
