import { closeSync, existsSync, fstatSync, ftruncateSync, lstatSync, mkdirSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { lockInKernel, type Unlock } from "./kernel-lock.ts";
import { holderText, readHolder, thisProcess, writeHolder, type LockHolder } from "./lock-holder.ts";
import { realTarget } from "./real-target.ts";
import { createSideFileSync, reopenSideFileSync, SideFileError } from "./side-file.ts";

/** Options of `lockFile`. */
export interface LockOptions {
  /** Name of the program or command, shown in the errors of other processes: `smartalex calls export`. */
  program: string;
  /** How long to wait for another process, in milliseconds. Blocks the event loop. @default 0 */
  waitMs?: number;
}

/** Another process holds the lock of a file. */
export class LockedError extends Error {
  override readonly name = "LockedError";
  /** The path of the file, not of its lock. */
  readonly path: string;
  /** `undefined` if the holder could not write its name, or has not written it yet. */
  readonly holder: LockHolder | undefined;

  constructor(path: string, holder: LockHolder | undefined) {
    super(`${path} is in use by ${holderText(holder)}.`);
    this.path = path;
    this.holder = holder;
  }
}

/** The locks of this process. The kernel lets a process lock a file twice, and closing any descriptor of the file would release both locks. */
const held = new Map<string, LockHolder>();

/**
 * Locks a file for this process until it ends or calls the returned function. The lock is the file `PATH.lock`, next to the target of symbolic links;
 * the directory is created with mode 0700. The kernel holds the lock: it applies to all containers that share the directory, and is released at once
 * if the process is killed. The file itself may be missing, and may be replaced while it is locked.
 *
 * A hard link in another directory has a different lock: see `severalNames`.
 *
 * @throws `LockedError` if another process holds the lock; `SideFileError` if `PATH.lock` was not created by us; the system error if it cannot be
 * created.
 */
export function lockFile(path: string, { program, waitMs = 0 }: LockOptions): () => void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const target = realTarget(path);
  const lock = `${target}.lock`;
  const ours = held.get(lock);
  if (ours) throw new LockedError(target, ours);
  for (;;) {
    const file = openLock(lock);
    const result = lockOpen(file, { lock, target, waitMs });
    if (result === undefined) continue;
    const holder = thisProcess(program);
    writeHolder(file, holder);
    held.set(lock, holder);
    const release = () => {
      if (!held.delete(lock)) return;
      process.off("exit", release);
      unlock(lock, { file, unlock: result });
    };
    process.once("exit", release);
    return release;
  }
}

function openLock(lock: string): number {
  // SQLite would apply a rollback journal with this name. We never create one.
  for (const end of ["-journal", "-wal"]) {
    if (existsSync(`${lock}${end}`)) throw new SideFileError(`${lock}${end}`, "exists already");
  }
  for (;;) {
    try {
      return createSideFileSync(lock);
    } catch (error) {
      if (!(error instanceof SideFileError)) throw error;
    }
    try {
      return reopenSideFileSync(lock);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error; // otherwise its holder has just removed it
    }
  }
}

/** Locks the open file. Returns `undefined` if the file was removed or replaced in the meantime. Closes the file unless it is locked. */
function lockOpen(
  file: number,
  { lock, target, waitMs }: { lock: string; target: string; waitMs: number },
): Unlock | undefined {
  let unlock: Unlock | undefined;
  try {
    const result = lockInKernel(lock, waitMs);
    if (result === "busy") throw new LockedError(target, readHolder(file));
    if (result === "not empty") {
      ftruncateSync(file, 0); // the name that a killed process left
      return undefined;
    }
    unlock = result;
    const [opened, named] = [fstatSync(file), lstatSync(lock, { throwIfNoEntry: false })];
    if (opened.ino === named?.ino && opened.dev === named.dev) return unlock;
    unlock(); // the previous holder has removed it
    unlock = undefined;
    return undefined;
  } finally {
    if (unlock === undefined) closeSync(file);
  }
}

/** Removes the lock file before releasing the lock: a waiting process then notices that the file was removed, and starts over. */
function unlock(lock: string, { file, unlock: release }: { file: number; unlock: Unlock }): void {
  const remove = () => {
    try {
      rmSync(lock, { force: true });
    } catch {
      // The file stays, but locks nothing.
    }
  };
  if (process.platform !== "win32") remove();
  release();
  closeSync(file);
  if (process.platform === "win32") remove(); // an open file cannot be removed on Windows
}
