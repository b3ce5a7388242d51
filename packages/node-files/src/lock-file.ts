import { closeSync, existsSync, fstatSync, ftruncateSync, lstatSync, mkdirSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { lockInKernel, type Unlock } from "./kernel-lock.ts";
import { holderText, readHolder, thisProcess, writeHolder, type LockHolder } from "./lock-holder.ts";
import { realTarget } from "./real-target.ts";
import { createSideFileSync, reopenSideFileSync, SideFileError } from "./side-file.ts";

/** How a file is locked. */
export interface LockOptions {
  /** The program or command, for the error of the others: `smartalex calls export`. */
  program: string;
  /** How long to wait for another process. The event loop waits, too. @default 0 */
  waitMs?: number;
}

/** Another process holds the lock of a file. */
export class LockedError extends Error {
  override readonly name = "LockedError";
  /** The file, not its lock. */
  readonly path: string;
  /** `undefined` if the holder's disk is full, or it has just begun. */
  readonly holder: LockHolder | undefined;

  constructor(path: string, holder: LockHolder | undefined) {
    super(`${path} is in use by ${holderText(holder)}.`);
    this.path = path;
    this.holder = holder;
  }
}

/** The locks of this process. The kernel lets a process lock a file twice, and closing any descriptor of the file would release both. */
const held = new Map<string, LockHolder>();

/**
 * Locks a file for this process, until it ends or calls the result. The lock is on `PATH.lock`, next to the file that links lead to; the
 * folder is created with mode 0700. The kernel holds the lock: it counts in all containers that share the folder, and a process
 * that is killed loses it at once. The file itself may be missing, and may be replaced while it is locked.
 *
 * A hard link in another folder has another lock: see `severalNames`.
 *
 * @throws `LockedError` if another process holds the lock; `SideFileError` if `PATH.lock` is not a file that we created; the error of the
 * system if it cannot be created.
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
  // A rollback journal with this name would be played back by SQLite. None is ever ours.
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

/** Locks the open file. `undefined` if it is no longer the one that has the name. Closes it unless it is locked. */
function lockOpen(
  file: number,
  { lock, target, waitMs }: { lock: string; target: string; waitMs: number },
): Unlock | undefined {
  let unlock: Unlock | undefined;
  try {
    const result = lockInKernel(lock, waitMs);
    if (result === "busy") throw new LockedError(target, readHolder(file));
    if (result === "not empty") {
      ftruncateSync(file, 0); // what a killed run has left: its name
      return undefined;
    }
    unlock = result;
    const [opened, named] = [fstatSync(file), lstatSync(lock, { throwIfNoEntry: false })];
    if (opened.ino === named?.ino && opened.dev === named.dev) return unlock;
    unlock(); // whoever held it before has removed it
    unlock = undefined;
    return undefined;
  } finally {
    if (unlock === undefined) closeSync(file);
  }
}

/** Removes the lock file while it is still locked: whoever waits for it finds that it has no name any more, and begins again. */
function unlock(lock: string, { file, unlock: release }: { file: number; unlock: Unlock }): void {
  const remove = () => {
    try {
      rmSync(lock, { force: true });
    } catch {
      // It stays, and locks nothing.
    }
  };
  if (process.platform !== "win32") remove();
  release();
  closeSync(file);
  if (process.platform === "win32") remove(); // there, an open file cannot be removed
}
