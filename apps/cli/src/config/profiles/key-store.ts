import { commandLine } from "@smartalex/node-files";
import { CommandError } from "../../errors.ts";
import { exitCodes } from "../../exit-codes.ts";
import type { IOStreams } from "../../io/io-streams.ts";
import type { StoredKey, KeyStore } from "../settings/config-file.ts";
import { requireConfigDirectory } from "../files/config-directory.ts";
import { fileKeyring } from "./file-keyring.ts";
import { isApiKey } from "./api-key.ts";

/** Reads a stored key, `undefined` where it is gone. Throws `CommandError` where it cannot be read. */
export async function readKey({ account, from }: StoredKey, io: IOStreams): Promise<string | undefined> {
  if (from === "file") return fileKeyring(requireConfigDirectory(io), io.platform).get(account);
  const key = await io.keyring.get(account).catch(() => {
    // The reason is of no use to people, and another for each system.
    throw new CommandError(
      "The key is in the system keyring, which cannot be opened from here. Unlock it, or set SMARTALEX_API_KEY.",
      {
        exitCode: exitCodes.authentication,
        code: "keyring_unavailable",
        hint: commandLine`smartalex auth login --no-keyring`,
      },
    );
  });
  return key === undefined || isApiKey(key) ? key : undefined;
}

/** Stores a key in the keyring of the system; where there is none, or it is not wanted, in a file. Gives the place. */
export async function storeKey(
  { account, isKeyringWanted, key }: { account: string; isKeyringWanted: boolean; key: string },
  io: IOStreams,
): Promise<KeyStore> {
  if (isKeyringWanted && (await isStored(io, account, key))) return "keyring";
  await fileKeyring(requireConfigDirectory(io), io.platform).set(account, key);
  return "file";
}

/** Some keyrings take a key and lose it, so it is read back. */
async function isStored({ keyring }: IOStreams, account: string, key: string): Promise<boolean> {
  try {
    await keyring.set(account, key);
    if ((await keyring.get(account)) === key) return true;
  } catch {
    // It is told where the key is kept instead.
  }
  await keyring.delete(account).catch(() => undefined); // it may have kept the key, and not given it
  return false;
}

/** Takes a key out of where it is stored. Throws `CommandError` where that cannot be opened. */
export async function deleteKey({ account, from }: StoredKey, io: IOStreams): Promise<void> {
  if (from === "file") return fileKeyring(requireConfigDirectory(io), io.platform).delete(account);
  await io.keyring.delete(account).catch(() => {
    throw new CommandError(
      "The key is in the system keyring, which cannot be opened from here. Unlock it, and try again.",
      { exitCode: exitCodes.authentication, code: "keyring_unavailable" },
    );
  });
}
