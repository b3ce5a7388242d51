import { commandLine } from "@smartalex/node-files";
import { CommandError } from "../../errors.ts";
import type { IOStreams } from "../../io/io-streams.ts";
import { storedKey } from "./resolve-credential.ts";
import type { Config, KeyStore, StoredKey } from "../settings/config-file.ts";
import { credentialsPath } from "./file-keyring.ts";
import { deleteKey, storeKey } from "./key-store.ts";
import { keyringAccount } from "./api-key.ts";
import type { LockedProfiles } from "./lock-profiles.ts";
import { takeSnapshot } from "./snapshot.ts";

/** A key that the server took, and the profile that it is for. */
export interface Login {
  name: string;
  baseUrl: string;
  key: string;
  isKeyringWanted: boolean;
}

/**
 * Stores a login as a whole: if a part of it fails, all is as it was. The key is noted before it is stored, and the earlier one until it is gone,
 * so that a kill in between leaves none that no command finds.
 */
export async function storeLogin(login: Login, profiles: LockedProfiles, io: IOStreams): Promise<void> {
  const { baseUrl, name } = login;
  const { config, dir } = profiles;
  const account = keyringAccount(name, baseUrl);
  const earlier = storedKey(name, config.profiles.get(name));
  const { place, stale } = await storeBoth({ ...login, account, earlier }, profiles, io);

  const where = place === "keyring" ? "the system keyring" : `${credentialsPath(dir)}, which only you can read`;
  const isAside = place === "file" && login.isKeyringWanted;
  const why = isAside ? " There is no system keyring that can be opened from here." : "";
  const { stderr } = io;
  await stderr.write(`The server took the key. It is kept for ${baseUrl} (profile ${name}), in ${where}.${why}\n`);
  if (stale) await forgetEarlier(stale, profiles, io);
  if ((config.current ?? name) !== name) await stderr.write(`Next: ${commandLine`smartalex auth switch ${name}`}\n`);
}

async function storeBoth(
  { account, baseUrl, earlier, name, ...login }: Login & { account: string; earlier: StoredKey | undefined },
  profiles: LockedProfiles,
  io: IOStreams,
): Promise<{ place: KeyStore; stale: StoredKey | undefined }> {
  const { config, dir } = profiles;
  const { pending = [] } = config;
  const undo = await takeSnapshot({ account, dir, isKeyringWanted: login.isKeyringWanted }, io);
  try {
    const places = login.isKeyringWanted ? (["keyring", "file"] as const) : (["file"] as const);
    profiles.write({ ...config, pending: [...pending, ...places.map((from) => ({ account, from }))] });
    const place = await storeKey({ ...login, account }, io);
    const isReplaced = earlier?.account === account && earlier.from === place;
    const stale = earlier && !isReplaced ? { account: earlier.account, from: earlier.from } : undefined;
    const profile = { ...config.profiles.get(name), base_url: baseUrl, key_in: place };
    const changed: Config = {
      ...config,
      current: config.current ?? name,
      profiles: new Map(config.profiles).set(name, profile),
    };
    profiles.write({ ...changed, pending: stale ? [...pending, stale] : pending });
    return { place, stale };
  } catch (error) {
    await undo().catch(() => {
      // What the cause says of itself is true of its file only.
      const text = "A part of the login stays: the next login or logout removes it.";
      throw new CommandError(text, { cause: error });
    });
    throw error;
  }
}

/** A key that the new one has not replaced would never be found again. */
async function forgetEarlier(stale: StoredKey, profiles: LockedProfiles, io: IOStreams): Promise<void> {
  try {
    await deleteKey(stale, io);
  } catch {
    const what = stale.from === "keyring" ? "the system keyring" : credentialsPath(profiles.dir);
    await io.stderr.write(`The earlier key is still in ${what}, which cannot be opened from here.\n`);
    return;
  }
  const { pending = [] } = profiles.config;
  profiles.writeNote({ ...profiles.config, pending: pending.filter((key) => key !== stale) });
}
