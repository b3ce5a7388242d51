import { commandLine, holderText, LockedError, lockFile, severalNames, SideFileError } from "@smartalex/node-files";
import { CommandError, UsageError, removeFileCommand } from "../errors.ts";
import { exitCodes } from "../exit-codes.ts";

/**
 * Keeps other watches from a state, until the process ends or calls the result: in every container that shares the folder, and under every
 * name of the file. Throws `UsageError` if another watch goes on, or if the file has names that cannot be locked together; `CommandError` if
 * it cannot be locked.
 */
export function acquireLock(path: string): () => void {
  refuseSeveralNames(path);
  const unlock = lock(path);
  try {
    refuseSeveralNames(path); // it may have got another name in between
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
      throw new UsageError(`${path} is in use by ${holderText(error.holder)}. Give each watch its own --state.`);
    }
    if (error instanceof SideFileError) {
      throw new UsageError(`${error.message} A watch needs that name for its lock.`, removeFileCommand(error));
    }
    const { code = String(error) } = error as NodeJS.ErrnoException;
    throw new CommandError(`${path}.lock cannot be written (${code}). Nothing was changed.`, {
      exitCode: exitCodes.internal,
      code: "file_not_written",
    });
  }
}

function refuseSeveralNames(path: string): void {
  const reason = severalNames(path);
  if (reason === undefined) return;
  const copy = `${path}.copy`;
  throw new UsageError(
    `${path} ${reason}, so another watch could use it under another name. Give each watch a file of its own, in a folder that is mounted as a whole.`,
    reason.includes("mounted") ? undefined : commandLine`cp ${path} ${copy} && mv ${copy} ${path}`,
  );
}
