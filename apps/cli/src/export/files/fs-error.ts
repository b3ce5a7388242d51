import { dirname } from "node:path";
import { SideFileError, commandLine } from "@smartalex/node-files";
import { CommandError, UsageError } from "../../errors.ts";
import { exitCodes } from "../../exit-codes.ts";

/** The codes of what the path is to blame for, by what to say. */
const ofPath: Readonly<Record<string, (path: string) => string>> = {
  ENOENT: (path) => `There is no folder ${dirname(path)}. Create it first.`,
  ENOTDIR: (path) => `${dirname(path)} is no folder. Name one.`,
  EISDIR: (path) => `${path} is a folder. Name a file in it.`,
  EACCES: (path) => `${path} cannot be written: permission denied. Name a file in a folder of yours.`,
  EPERM: (path) => `${path} cannot be written: not permitted. Name a file in a folder of yours.`,
  EROFS: (path) => `${path} cannot be written: the disk is read-only. Name a file on another.`,
  ENAMETOOLONG: () => "The name of the file is too long. Give a shorter one.",
};
/** The codes of what is no fault of the path. */
const ofDisk: Readonly<Record<string, string>> = {
  ENOSPC: "The disk is full. Make room on it",
  EDQUOT: "The disk quota is used up. Make room",
  EFBIG: "The file is larger than is allowed here. Write it to another disk, or raise the limit",
  EIO: "The disk failed to read or write. Check it",
};

/** Does something with a file. Throws `CommandError` with what the disk has against it, in words. */
export async function wrapFsErrors<Result>(path: string, action: Promise<Result>): Promise<Result> {
  try {
    return await action;
  } catch (error) {
    throw toFsError(error, path);
  }
}

/** What the disk has against it, in words. What is no error of a disk stays as it is. */
export function toFsError(error: unknown, path: string): unknown {
  if (error instanceof SideFileError) return sideFileError(error);
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (Object.hasOwn(ofPath, code)) return new UsageError(ofPath[code]?.(path) ?? code);
  if (!/^E[A-Z]+$/.test(code)) return error;
  const reason = ofDisk[code] ?? `${path} cannot be written (${code}). Check the disk`;
  return new CommandError(`${reason}, then run it again.`, { code: "disk", exitCode: exitCodes.internal });
}

function sideFileError({ path, reason }: SideFileError): UsageError {
  return new UsageError(
    `${path} ${reason}, so it is not a file that an export of yours left. It was not changed. ` +
      "Look at it, then remove it or name another file with --to.",
    commandLine`ls -l ${path}`,
  );
}
