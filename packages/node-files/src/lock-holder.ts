import { ftruncateSync, readSync, writeSync } from "node:fs";

/** The process that holds a lock. */
export interface LockHolder {
  pid: number;
  /** The name of the machine or container, because process IDs are unique only there. */
  host: string;
  /** Name of the program or command, such as `smartalex calls export`. */
  program: string;
}

/** Larger than any holder. */
const MOST_BYTES = 4_096;

/** Returns this process as a holder. */
export function thisProcess(program: string): LockHolder {
  const { hostname } = process.getBuiltinModule("node:os"); // most programs that load this package lock nothing
  return { pid: process.pid, host: hostname(), program };
}

/** Writes the holder to the open lock file. Ignores errors such as a full disk: the lock works without a name. */
export function writeHolder(file: number, holder: LockHolder): void {
  try {
    ftruncateSync(file, 0);
    writeSync(file, `${JSON.stringify(holder)}\n`, 0);
  } catch {
    // Other processes then read no name.
  }
}

/** Reads the holder of a lock. Returns `undefined` if the file does not contain one. */
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

/** Formats a holder: `smartalex calls export (process 4211 on build-7)`. */
export function holderText(holder: LockHolder | undefined): string {
  if (!holder) return "another process";
  return `${holder.program} (process ${holder.pid} on ${holder.host})`;
}
