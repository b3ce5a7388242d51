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

/** An API key that the server accepted, and its profile. */
export interface Login {
  name: string;
  baseUrl: string;
  key: string;
  isKeyringWanted: boolean;
}

/**
 * Stores a login completely or not at all. Before it stores the new key, it records that key in `pending`, and it records the earlier key until that
 * is deleted, so that a killed process leaves no key that later commands cannot find.
 */
export async function storeLogin(login: Login, profiles: LockedProfiles, io: IOStreams): Promise<void> {
  const { baseUrl, name } = login;
  const { config, dir } = profiles;
  const account = keyringAccount(name, baseUrl);
  const earlier = storedKey(name, config.profiles.get(name));
  const { place, stale } = await storeKeyAndProfile({ ...login, account, earlier }, profiles, io);

  const where = place === "keyring" ? "the system keyring" : `${credentialsPath(dir)}, which only you can read`;
  const isAside = place === "file" && login.isKeyringWanted;
  const why = isAside ? " No system keyring is available." : "";
  const { stderr } = io;
  await stderr.write(`Logged in to ${baseUrl} (profile ${name}). The API key is stored in ${where}.${why}\n`);
  if (stale) await deleteEarlierKey(stale, profiles, io);
  if ((config.current ?? name) !== name) await stderr.write(`Next: ${commandLine`smartalex auth switch ${name}`}\n`);
}

async function storeKeyAndProfile(
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
      // The cause describes its own file only.
      const text = "Part of the login could not be undone. The next login or logout removes it.";
      throw new CommandError(text, { cause: error });
    });
    throw error;
  }
}

/** Deletes a key that the new one did not replace, because no later command would find it. */
async function deleteEarlierKey(stale: StoredKey, profiles: LockedProfiles, io: IOStreams): Promise<void> {
  try {
    await deleteKey(stale, io);
  } catch {
    const what = stale.from === "keyring" ? "the system keyring" : credentialsPath(profiles.dir);
    await io.stderr.write(`The earlier key is still in ${what}, which cannot be accessed.\n`);
    return;
  }
  const { pending = [] } = profiles.config;
  profiles.writeNote({ ...profiles.config, pending: pending.filter((key) => key !== stale) });
}
