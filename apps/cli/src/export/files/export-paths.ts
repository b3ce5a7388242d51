import { stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { realTarget, severalNames } from "@smartalex/node-files";
import { UsageError } from "../../errors.ts";
import { wrapFsErrors } from "./fs-error.ts";

/** The path of an export, and of its temporary files. */
export interface ExportPaths {
  target: string;
  partial: string;
  journal: string;
  /** The Parquet file while it is written from the rows in `partial`. */
  converting: string;
  /** The copy that adds calls which could not be fetched before. */
  repairing: string;
}

/** Options of `resolveExportPaths`. */
export interface TargetOptions {
  /** The path as it was typed. */
  to: string;
  cwd: string;
  isForced: boolean;
}

/**
 * Resolves the path of an export. Follows a symbolic link, so that the link stays. Throws `UsageError` if the file cannot be written, or would
 * overwrite an existing file without `--force`.
 */
export async function resolveExportPaths({ cwd, isForced, to }: TargetOptions): Promise<ExportPaths> {
  const target = realTarget(resolve(cwd, to));
  await checkTarget(target, isForced);
  const folder = await wrapFsErrors(target, stat(dirname(target)));
  if (!folder.isDirectory())
    throw new UsageError(`${dirname(target)} is not a directory. Specify a file in a directory.`);
  return {
    target,
    partial: `${target}.partial`,
    journal: `${target}.journal`,
    converting: `${target}.converting`,
    repairing: `${target}.repairing`,
  };
}

/** Throws `UsageError` if the target is not a file that can be written, or would overwrite an existing file without `--force`. */
export async function checkTarget(target: string, isForced: boolean): Promise<void> {
  const existing = await stat(target).catch(() => undefined);
  if (existing?.isDirectory()) throw new UsageError(`${target} is a directory. Specify a file in it.`);
  if (existing && !existing.isFile()) throw new UsageError(`${target} is not a regular file. Specify another file.`);
  if (existing && !isForced) {
    throw new UsageError(`${target} already exists. Specify another file, or add --force to overwrite it.`);
  }
  if (existing?.nlink === 1 && severalNames(target) !== undefined) {
    throw new UsageError(
      `${target} is mounted as a single file and cannot be replaced. Mount its directory, or specify another file.`,
    );
  }
}
