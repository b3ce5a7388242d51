import { commandLine } from "@smartalex/node-files";
import { CommandError } from "../../errors.ts";
import { exitCodes } from "../../exit-codes.ts";
import type { IOStreams } from "../../io/io-streams.ts";
import type { StoredKey, KeyStore } from "../settings/config-file.ts";
import { requireConfigDirectory } from "../files/config-directory.ts";
import { fileKeyring } from "./file-keyring.ts";
import { isApiKey } from "./api-key.ts";

/** Reads a stored key. Resolves to `undefined` if it no longer exists. Throws `CommandError` if it cannot be read. */
export async function readKey({ account, from }: StoredKey, io: IOStreams): Promise<string | undefined> {
  if (from === "file") return fileKeyring(requireConfigDirectory(io), io.platform).get(account);
  const key = await io.keyring.get(account).catch(() => {
    // The error of the keyring differs between systems and does not help users.
    throw new CommandError(
      "The key is in the system keyring, which cannot be accessed. Unlock it, or set SMARTALEX_API_KEY.",
      {
        exitCode: exitCodes.authentication,
        code: "keyring_unavailable",
        hint: commandLine`smartalex auth login --no-keyring`,
      },
    );
  });
  return key === undefined || isApiKey(key) ? key : undefined;
}

/** Stores a key in the system keyring, or in a file if the keyring is unavailable or not wanted. Returns which of them was used. */
export async function storeKey(
  { account, isKeyringWanted, key }: { account: string; isKeyringWanted: boolean; key: string },
  io: IOStreams,
): Promise<KeyStore> {
  if (isKeyringWanted && (await storeInKeyring(io, account, key))) return "keyring";
  await fileKeyring(requireConfigDirectory(io), io.platform).set(account, key);
  return "file";
}

/** Stores a key and reads it back, because some keyrings lose keys without an error. */
async function storeInKeyring({ keyring }: IOStreams, account: string, key: string): Promise<boolean> {
  try {
    await keyring.set(account, key);
    if ((await keyring.get(account)) === key) return true;
  } catch {
    // The caller reports where the key is stored instead.
  }
  await keyring.delete(account).catch(() => undefined); // the keyring may have stored the key even if it does not return it
  return false;
}

/** Deletes a stored key. Throws `CommandError` if the keyring cannot be accessed. */
export async function deleteKey({ account, from }: StoredKey, io: IOStreams): Promise<void> {
  if (from === "file") return fileKeyring(requireConfigDirectory(io), io.platform).delete(account);
  await io.keyring.delete(account).catch(() => {
    throw new CommandError("The key is in the system keyring, which cannot be accessed. Unlock it, then try again.", {
      exitCode: exitCodes.authentication,
      code: "keyring_unavailable",
    });
  });
}
