import type { IOStreams } from "../../io/io-streams.ts";
import { storedKey } from "./resolve-credential.ts";
import type { Config, StoredKey } from "../settings/config-file.ts";
import { deleteKey } from "./key-store.ts";

/** The profiles while this process holds their lock. */
interface Profiles {
  config: Config;
  writeNote(config: Config): void;
}

/** Removes keys that a killed process stored without a profile, or did not delete. A key that cannot be deleted stays in `pending`. */
export async function removeOrphanedKeys(profiles: Profiles, io: IOStreams): Promise<void> {
  const { config } = profiles;
  const { pending = [] } = config;
  if (pending.length === 0) return;
  const left: StoredKey[] = [];
  for (const key of pending) {
    if (isUsed(key, config)) continue;
    await deleteKey(key, io).catch(() => {
      left.push(key);
    });
  }
  if (left.length < pending.length) profiles.writeNote({ ...config, pending: left });
}

/** Whether a profile uses this key. */
function isUsed({ account, from }: StoredKey, { profiles }: Config): boolean {
  return [...profiles].some(([name, profile]) => {
    const stored = storedKey(name, profile);
    return stored?.account === account && stored.from === from;
  });
}
