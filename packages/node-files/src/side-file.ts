import { closeSync, constants, fstatSync, openSync, type Stats } from "node:fs";
import type { FileHandle } from "node:fs/promises";

const OWNER_ONLY = 0o600;
// Windows has neither flag: they are `undefined`, which is 0 in a bit mask.
const { O_CREAT, O_EXCL, O_NOFOLLOW, O_NONBLOCK, O_RDWR } = constants;
/** Fails if anything with this name exists, including a symbolic link without a target. */
const CREATE = O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW;
/** Does not wait for the other end of a named pipe. */
const REOPEN = O_RDWR | O_NOFOLLOW | O_NONBLOCK;

/** A file with a name that we need was not created by us. It was not changed. */
export class SideFileError extends Error {
  override readonly name = "SideFileError";
  readonly path: string;
  /** Why it cannot be used, as the end of a sentence that starts with the path: `is a symbolic link`. */
  readonly reason: string;

  constructor(path: string, reason: string) {
    super(`${path} ${reason}.`);
    this.path = path;
    this.reason = reason;
  }
}

/**
 * Creates a file next to a user's file, with mode 0600, and opens it for reading and writing. Never opens existing files, and never follows symbolic
 * links: a directory of unknown origin may contain links with the names of our files.
 *
 * @throws `SideFileError` if anything with this name exists.
 */
export async function createSideFile(path: string): Promise<FileHandle> {
  const { open } = await import("node:fs/promises"); // programs that only show text load this package as well
  return open(path, CREATE, OWNER_ONLY).catch((error: unknown) => {
    throw refusalOf(error, path);
  });
}

/**
 * Opens a file that {@link createSideFile} created, for reading and writing.
 *
 * @throws `SideFileError` unless it is a regular file of the user with mode 0600 and one name. Git does not store this mode: with the usual umask,
 * files of a repository are never mistaken for ours.
 */
export async function reopenSideFile(path: string): Promise<FileHandle> {
  const { open } = await import("node:fs/promises");
  const file = await open(path, REOPEN).catch((error: unknown) => {
    throw refusalOf(error, path);
  });
  try {
    expectOurs(path, await file.stat());
    return file;
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** Like {@link createSideFile}, but returns a descriptor. */
export function createSideFileSync(path: string): number {
  try {
    return openSync(path, CREATE, OWNER_ONLY);
  } catch (error) {
    throw refusalOf(error, path);
  }
}

/** Like {@link reopenSideFile}, but returns a descriptor. */
export function reopenSideFileSync(path: string): number {
  let file: number;
  try {
    file = openSync(path, REOPEN);
  } catch (error) {
    throw refusalOf(error, path);
  }
  try {
    expectOurs(path, fstatSync(file));
    return file;
  } catch (error) {
    closeSync(file);
    throw error;
  }
}

/**
 * Returns why a file was not created by us, as the end of a sentence, or `undefined` if it was: a regular file of the user with mode 0600 and one
 * name. On Windows, owner and mode are not checked.
 */
export function foreignReason(stats: Stats): string | undefined {
  if (stats.isSymbolicLink()) return "is a symbolic link";
  if (!stats.isFile()) return "is not an ordinary file";
  if (stats.nlink > 1) return "has more than one name (hard links)";
  const userId = process.getuid?.();
  if (userId === undefined) return undefined;
  if (stats.uid !== userId) return "belongs to another user";
  const mode = stats.mode & 0o7777;
  return mode === OWNER_ONLY ? undefined : `has the mode ${mode.toString(8).padStart(4, "0")} instead of 0600`;
}

function expectOurs(path: string, stats: Stats): void {
  const reason = foreignReason(stats);
  if (reason !== undefined) throw new SideFileError(path, reason);
}

const REASONS: Readonly<Record<string, string>> = {
  EEXIST: "exists already",
  ELOOP: "is a symbolic link",
  EMLINK: "is a symbolic link", // the code on FreeBSD
  EISDIR: "is not an ordinary file",
  ENXIO: "is not an ordinary file",
};

function refusalOf(error: unknown, path: string): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const reason = Object.hasOwn(REASONS, code) ? REASONS[code] : undefined;
  return reason === undefined ? error : new SideFileError(path, reason);
}
