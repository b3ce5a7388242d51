import { extname } from "node:path";
import { commandLine, holderText, LockedError, lockFile } from "@smartalex/node-files";
import { IncompleteError } from "../../errors.ts";
import { toFsError } from "./fs-error.ts";

/**
 * Keeps other exports from the same file, until the process ends or calls the result. Throws `IncompleteError`, which names the process,
 * if another one writes it.
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
      `${target} is being written by ${holderText(error.holder)}. Nothing was exported. Wait until it ends, or name another file.`,
      { hint: commandLine`smartalex calls export --to ${other} ${askedWords}` },
    );
  }
}
