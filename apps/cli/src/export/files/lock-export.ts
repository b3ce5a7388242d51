import { extname } from "node:path";
import { commandLine, holderText, LockedError, lockFile } from "@smartalex/node-files";
import { IncompleteError } from "../../errors.ts";
import { toFsError } from "./fs-error.ts";

/**
 * Locks an export against other processes until this process ends or calls the returned function. Throws `IncompleteError`, which names the process,
 * if another process holds the lock.
 */
export function lockExport(
  target: string,
  { askedWords, to }: { askedWords: readonly string[]; to: string },
): () => void {
  try {
    return lockFile(target, { program: "smartalex calls export" });
  } catch (error) {
    if (!(error instanceof LockedError)) throw toFsError(error, `${target}.lock`);
    const extension = extname(to);
    const other = `${to.slice(0, to.length - extension.length)}-2${extension}`;
    throw new IncompleteError(
      `${target} is being written by ${holderText(error.holder)}. Nothing was exported. Wait until it finishes, or ` +
        "specify another file.",
      { hint: commandLine`smartalex calls export --to ${other} ${askedWords}` },
    );
  }
}
