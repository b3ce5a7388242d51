import { writeSecureFile } from "../config/files/write-secure-file.ts";
import { appendCompleted } from "./append-completed.ts";
import { acquireLock } from "./lockfile.ts";
import { readWatchState, type WatchState, type WatchIdentity } from "./watch-state.ts";

/** Where a watch keeps what it has to know to go on. */
export interface WatchStore {
  /** What the last watch has left. */
  readonly state: WatchState | undefined;
  save(state: WatchState | undefined): void;
  /** Notes that of this call nothing is to be done any more. */
  saveDone(id: string): void;
  /** Lets others have it. */
  close(): void;
}

/** The store in a file, or one that keeps nothing. Throws `CommandError` for a file that cannot be used. */
export function openStore(path: string | undefined, terms: WatchIdentity): WatchStore {
  const nothing = () => undefined;
  if (path === undefined) return { state: undefined, save: nothing, saveDone: nothing, close: nothing };
  const close = acquireLock(path);
  try {
    return {
      state: readWatchState(path, terms),
      save: (state) => {
        writeSecureFile(path, `${JSON.stringify(state)}\n`);
      },
      saveDone: (id) => {
        appendCompleted(path, id);
      },
      close,
    };
  } catch (error) {
    close();
    throw error;
  }
}
