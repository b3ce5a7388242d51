import type { DatabaseSync } from "node:sqlite";

/** SQLite error codes for a lock that another process holds, and for a file that is not a database. */
const [BUSY, NOT_A_DATABASE] = [5, 26];

/** Releases the lock. */
export type Unlock = () => void;

/**
 * Locks a file until the process ends or calls the returned function. Returns `"busy"` if another process holds the lock, and `"not empty"` if no
 * process does but the file has to be emptied first.
 *
 * Node has no API for file locks. SQLite locks a database with `fcntl` (`LockFileEx` on Windows), accepts an empty file as a database, and writes
 * nothing unless data changes (with its journal in memory). The kernel releases the lock when the process ends for any reason.
 *
 * @throws An error with the code `ENOLCK` if the file system does not support locks, as some network file systems.
 */
export function lockInKernel(path: string, waitMs: number): Unlock | "busy" | "not empty" {
  const database = opened(path);
  try {
    database.exec(`PRAGMA busy_timeout = ${Math.trunc(waitMs)}; PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE`);
    return () => {
      database.close();
    };
  } catch (error) {
    const outcome = outcomeOf(error);
    database.close();
    if (outcome !== undefined) return outcome;
    const message = `${path} cannot be locked: ${(error as Error).message}`; // SQLite only throws errors
    throw Object.assign(new Error(message, { cause: error }), { code: "ENOLCK" });
  }
}

function opened(path: string): DatabaseSync {
  const { DatabaseSync } = sqlite();
  // If the holder has just removed the file, SQLite creates it. Use the mode that we would have used.
  const umask = process.umask(0o077);
  try {
    return new DatabaseSync(path);
  } finally {
    process.umask(umask);
  }
}

function outcomeOf(error: unknown): "busy" | "not empty" | undefined {
  const code = error instanceof Error && "errcode" in error ? Number(error.errcode) & 0xff : undefined;
  if (code === BUSY) return "busy";
  return code === NOT_A_DATABASE ? "not empty" : undefined;
}

/** Loads SQLite when it is needed. Suppresses the warning of Node 22 that it is experimental, because users cannot act on it. */
function sqlite(): { DatabaseSync: typeof DatabaseSync } {
  const { emitWarning } = process; // eslint-disable-line @typescript-eslint/unbound-method -- it is put back as it was
  process.emitWarning = () => undefined;
  try {
    const loaded = process.getBuiltinModule("node:sqlite") as { DatabaseSync: typeof DatabaseSync } | undefined;
    if (!loaded) throw new Error("This Node.js was built without node:sqlite. Install one from https://nodejs.org");
    return loaded;
  } finally {
    process.emitWarning = emitWarning;
  }
}
