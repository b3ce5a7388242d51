import { writeSecureFile } from "../config/files/write-secure-file.ts";
import { appendCompleted } from "./append-completed.ts";
import { acquireLock } from "./lockfile.ts";
import { readWatchState, type WatchState, type WatchIdentity } from "./watch-state.ts";

/** Stores the state of a watch. */
export interface WatchStore {
  /** The state that the previous watch stored. */
  readonly state: WatchState | undefined;
  save(state: WatchState | undefined): void;
  /** Records that a call was processed. */
  saveDone(id: string): void;
  /** Releases the lock. */
  close(): void;
}

/** Opens the store in a file, or one that stores nothing. Throws `CommandError` if the file cannot be used. */
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
