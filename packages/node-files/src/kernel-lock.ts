import type { DatabaseSync } from "node:sqlite";

/** The codes of SQLite for a lock that another process holds, and for a file that holds something else than a database. */
const [BUSY, NOT_A_DATABASE] = [5, 26];

/** Releases the lock. */
export type Unlock = () => void;

/**
 * Locks a file until the process ends or calls the result: `"busy"` if another process holds it, `"not empty"` if nobody does, and the file
 * has to be emptied first.
 *
 * Node has no call for this. SQLite locks a database with `fcntl` (`LockFileEx` on Windows), an empty file is a database, and it
 * writes nothing as long as nothing is changed (with its journal in memory). The kernel releases such a lock when its process ends, however it ends.
 *
 * @throws An error with the code `ENOLCK` if the disk cannot lock, as some network disks.
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
    const message = `${path} cannot be locked: ${(error as Error).message}`; // SQLite throws nothing else
    throw Object.assign(new Error(message, { cause: error }), { code: "ENOLCK" });
  }
}

function opened(path: string): DatabaseSync {
  const { DatabaseSync } = sqlite();
  // If the holder has just removed the file, SQLite creates it. It has to be one that we would have created.
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

/** Loads SQLite when it is needed. Node 22 warns that it is experimental, which is nothing that a user can act on. */
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
