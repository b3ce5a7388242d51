import { commandLine, holderText, LockedError, lockFile, severalNames, SideFileError } from "@smartalex/node-files";
import { CommandError, UsageError, removeFileCommand } from "../errors.ts";
import { exitCodes } from "../exit-codes.ts";

/**
 * Locks a state file against other watches until this process ends or calls the returned function. The lock applies to all containers that share the
 * directory, and to all names of the file. Throws `UsageError` if another watch holds the lock, or if the file has names that cannot be locked
 * together, and `CommandError` if it cannot be locked.
 */
export function acquireLock(path: string): () => void {
  assertSingleName(path);
  const unlock = lock(path);
  try {
    assertSingleName(path); // another name may have been created in the meantime
    return unlock;
  } catch (error) {
    unlock();
    throw error;
  }
}

function lock(path: string): () => void {
  try {
    return lockFile(path, { program: "smartalex calls watch" });
  } catch (error) {
    if (error instanceof LockedError) {
      throw new UsageError(`${path} is in use by ${holderText(error.holder)}. Use a different --state for each watch.`);
    }
    if (error instanceof SideFileError) {
      throw new UsageError(`${error.message} A watch needs this name for its lock.`, removeFileCommand(error));
    }
    const { code = String(error) } = error as NodeJS.ErrnoException;
    throw new CommandError(`${path}.lock cannot be written (${code}). Nothing was changed.`, {
      exitCode: exitCodes.internal,
      code: "file_not_written",
    });
  }
}

function assertSingleName(path: string): void {
  const reason = severalNames(path);
  if (reason === undefined) return;
  const copy = `${path}.copy`;
  throw new UsageError(
    `${path} ${reason}, so another watch could use it under another name. Use a separate file for each watch, in ` +
      "a directory that is mounted as a whole.",
    reason.includes("mounted") ? undefined : commandLine`cp ${path} ${copy} && mv ${copy} ${path}`,
  );
}
