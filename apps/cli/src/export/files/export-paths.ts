import { stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { realTarget, severalNames } from "@smartalex/node-files";
import { UsageError } from "../../errors.ts";
import { wrapFsErrors } from "./fs-error.ts";

/** Where an export is put, and what stands beside it until it is complete. */
export interface ExportPaths {
  target: string;
  partial: string;
  journal: string;
  /** Parquet is written here, from the rows in `partial`. */
  converting: string;
  /** A copy with calls that could not be read before is written here. */
  repairing: string;
}

/** What may happen to files that are there. */
export interface TargetOptions {
  /** As it was typed. */
  to: string;
  cwd: string;
  isForced: boolean;
}

/**
 * Where an export is put: where a link of the user leads, so that the link stays. Throws `UsageError` where the file cannot be put, or would
 * replace one without `--force`.
 */
export async function resolveExportPaths({ cwd, isForced, to }: TargetOptions): Promise<ExportPaths> {
  const target = realTarget(resolve(cwd, to));
  await checkTarget(target, isForced);
  const folder = await wrapFsErrors(target, stat(dirname(target)));
  if (!folder.isDirectory()) throw new UsageError(`${dirname(target)} is no folder. Name one.`);
  return {
    target,
    partial: `${target}.partial`,
    journal: `${target}.journal`,
    converting: `${target}.converting`,
    repairing: `${target}.repairing`,
  };
}

/** Throws `UsageError` where no file can have this name, or one has it that may not be replaced. */
export async function checkTarget(target: string, isForced: boolean): Promise<void> {
  const existing = await stat(target).catch(() => undefined);
  if (existing?.isDirectory()) throw new UsageError(`${target} is a folder. Name a file in it.`);
  if (existing && !existing.isFile()) throw new UsageError(`${target} is no ordinary file. Name one.`);
  if (existing && !isForced) {
    throw new UsageError(`${target} is there already. Name another file, or add --force to replace it.`);
  }
  if (existing?.nlink === 1 && severalNames(target) !== undefined) {
    throw new UsageError(
      `${target} is mounted on its own and cannot be replaced. Mount its folder, or name another file.`,
    );
  }
}
