import { realpath, rename, rm, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { UsageError } from "../command-error.ts";
import { onDisk } from "./disk-error.ts";

/** Where an export is put, and what stands beside it until it is complete. */
export interface ExportPaths {
  target: string;
  partial: string;
  journal: string;
  /** Parquet is written here, from the rows in `partial`. */
  converting: string;
}

/** What may happen to files that are there. */
export interface TargetOptions {
  /** As it was typed. */
  to: string;
  cwd: string;
  isForced: boolean;
  isResumed: boolean;
}

/** Where an export is put. Throws `UsageError` where that would replace something which nobody has given up. */
export async function exportPaths({ cwd, isForced, isResumed, to }: TargetOptions): Promise<ExportPaths> {
  const typed = resolve(cwd, to);
  const target = await realpath(typed).catch(() => typed); // a link stays, and leads to the new file
  const paths = {
    target,
    partial: `${target}.partial`,
    journal: `${target}.journal`,
    converting: `${target}.converting`,
  };
  await checkTarget(target, isForced);
  if (!isForced && !isResumed && (await stat(paths.partial).catch(() => undefined))) {
    throw new UsageError(
      `${paths.partial} is there: what an export has left that did not come to its end. ` +
        "Add --resume to go on from there, or --force to begin anew.",
    );
  }
  return paths;
}

async function checkTarget(target: string, isForced: boolean): Promise<void> {
  const there = await stat(target).catch(() => undefined);
  if (there?.isDirectory()) throw new UsageError(`${target} is a folder. Name a file in it.`);
  if (there && !there.isFile()) throw new UsageError(`${target} is no ordinary file. Name one.`);
  if (there && !isForced) {
    throw new UsageError(`${target} is there already. Name another file, or add --force to replace it.`);
  }
}

/** Gives a complete file its name, and removes what stood beside it. Throws `UsageError` where another one has the name by now. */
export async function putInPlace(
  { journal, partial, target }: ExportPaths,
  { from, isForced }: { from: string; isForced: boolean },
): Promise<void> {
  await checkTarget(target, isForced);
  await onDisk(target, rename(from, target));
  await onDisk(journal, rm(journal, { force: true }));
  await onDisk(partial, rm(partial, { force: true }));
}
