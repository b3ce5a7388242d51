import { dirname } from "node:path";
import { SideFileError, commandLine } from "@smartalex/node-files";
import { CommandError, UsageError } from "../../errors.ts";
import { exitCodes } from "../../exit-codes.ts";

/** Messages for error codes that are caused by the path. */
const ofPath: Readonly<Record<string, (path: string) => string>> = {
  ENOENT: (path) => `The directory ${dirname(path)} does not exist. Create it first.`,
  ENOTDIR: (path) => `${dirname(path)} is not a directory. Specify a file in a directory.`,
  EISDIR: (path) => `${path} is a directory. Specify a file in it.`,
  EACCES: (path) =>
    `${path} cannot be written: permission denied. Specify a file in a directory that you can write to.`,
  EPERM: (path) =>
    `${path} cannot be written: operation not permitted. Specify a file in a directory that you can write to.`,
  EROFS: (path) => `${path} cannot be written: the file system is read-only. Specify a file on another one.`,
  ENAMETOOLONG: () => "The file name is too long. Specify a shorter one.",
};
/** Messages for error codes that are not caused by the path. */
const ofDisk: Readonly<Record<string, string>> = {
  ENOSPC: "The disk is full. Free some space",
  EDQUOT: "The disk quota is exceeded. Free some space",
  EFBIG: "The file exceeds the maximum file size. Write it to another disk, or raise the limit",
  EIO: "The disk failed to read or write. Check it",
};

/** Awaits a file operation. Throws `CommandError` with a readable message if it fails. */
export async function wrapFsErrors<Result>(path: string, action: Promise<Result>): Promise<Result> {
  try {
    return await action;
  } catch (error) {
    throw toFsError(error, path);
  }
}

/** Converts a system error to a `CommandError` with a readable message. Returns any other error unchanged. */
export function toFsError(error: unknown, path: string): unknown {
  if (error instanceof SideFileError) return sideFileError(error);
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (Object.hasOwn(ofPath, code)) return new UsageError(ofPath[code]?.(path) ?? code);
  if (!/^E[A-Z]+$/.test(code)) return error;
  const reason = ofDisk[code] ?? `${path} cannot be written (${code}). Check the disk`;
  return new CommandError(`${reason}, then run the command again.`, { code: "disk", exitCode: exitCodes.internal });
}

function sideFileError({ path, reason }: SideFileError): UsageError {
  return new UsageError(
    `${path} ${reason}, so it was not created by one of your exports. It was not changed. Check it, then remove ` +
      "it or specify another file with --to.",
    commandLine`ls -l ${path}`,
  );
}
