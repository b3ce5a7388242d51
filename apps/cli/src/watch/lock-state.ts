import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { CommandError, UsageError } from "../command-error.ts";
import { exitCodes } from "../exit-codes.ts";

/**
 * Keeps other watches on this machine from a state, until the process ends or calls what it gives: FILE.lock names the process. One
 * that a killed watch has left is taken over. Throws `UsageError` where another watch goes on, and `CommandError`.
 */
export function lockState(path: string): () => void {
  const lock = `${path}.lock`;
  while (!create(lock)) {
    const holder = holderOf(lock);
    if (holder === undefined || isRunning(holder)) {
      const who = holder === undefined ? "" : `, process ${holder}`;
      throw new UsageError(
        `${path} is in use by another watch${who}. Give each its own --state. If there is none, remove ${lock}.`,
      );
    }
    takeAway(lock, holder);
  }
  const unlock = () => {
    process.off("exit", unlock);
    rmSync(lock, { force: true });
  };
  process.once("exit", unlock);
  return unlock;
}

/** Makes the lock, where there is none. */
function create(lock: string): boolean {
  try {
    mkdirSync(dirname(lock), { recursive: true, mode: 0o700 });
    writeFileSync(lock, `${process.pid}\n`, { flag: "wx", mode: 0o600 });
    return true;
  } catch (error) {
    const { code = String(error) } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") return false;
    throw new CommandError(`${lock} cannot be written (${code}). Nothing was changed.`, {
      exitCode: exitCodes.internal,
      code: "file_not_written",
    });
  }
}

function holderOf(lock: string): number | undefined {
  try {
    return Number(readFileSync(lock, "utf8")) || undefined;
  } catch {
    return undefined; // it has just been removed, or is nothing of ours
  }
}

function isRunning(pid: number): boolean {
  if (pid === process.pid) return false; // in a container, each process may have the same number
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM"; // somebody else's
  }
}

/** Removes a lock that was left. Where two do so at once, the second one finds the lock of the first, and puts it back. */
function takeAway(lock: string, holder: number): void {
  const aside = `${lock}.${process.pid}`;
  try {
    renameSync(lock, aside);
    if (holderOf(aside) === holder) rmSync(aside);
    else renameSync(aside, lock);
  } catch {
    // It is gone.
  }
}
