import { ftruncateSync, readSync, writeSync } from "node:fs";

/** The process that holds a lock. */
export interface LockHolder {
  pid: number;
  /** The name of its machine or container: process ids of others mean nothing here. */
  host: string;
  /** The program or command, such as `smartalex calls export`. */
  program: string;
}

/** More than a holder takes. */
const MOST_BYTES = 4_096;

/** This process, as a holder. */
export function thisProcess(program: string): LockHolder {
  const { hostname } = process.getBuiltinModule("node:os"); // most programs that load this package lock nothing
  return { pid: process.pid, host: hostname(), program };
}

/** Writes the holder into the open lock file. A full disk is no reason to fail: the lock holds without a name. */
export function writeHolder(file: number, holder: LockHolder): void {
  try {
    ftruncateSync(file, 0);
    writeSync(file, `${JSON.stringify(holder)}\n`, 0);
  } catch {
    // Then the others read no name.
  }
}

/** Reads who holds the lock, or `undefined` if the file does not say so. */
export function readHolder(file: number): LockHolder | undefined {
  const buffer = Buffer.alloc(MOST_BYTES);
  try {
    const text = buffer.toString("utf8", 0, readSync(file, buffer, 0, MOST_BYTES, 0));
    const value = JSON.parse(text) as Partial<LockHolder> | null;
    const { host, pid, program } = value ?? {};
    if (typeof pid !== "number" || typeof host !== "string" || typeof program !== "string") return undefined;
    return { pid, host, program };
  } catch {
    return undefined;
  }
}

/** A holder in words: `smartalex calls export (process 4211 on build-7)`. */
export function holderText(holder: LockHolder | undefined): string {
  if (!holder) return "another process";
  return `${holder.program} (process ${holder.pid} on ${holder.host})`;
}
