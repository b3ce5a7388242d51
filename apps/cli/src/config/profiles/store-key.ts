import type { Terminal } from "../../io/io-streams.ts";
import { configDirToWrite } from "../files/config-directory.ts";
import type { KeyPlace } from "../settings/config-file.ts";
import { fileKeyring } from "./file-keyring.ts";

/** Stores a key in the keyring of the system; where there is none, or it is not wanted, in a file. Gives the place. */
export async function storeKey(
  { account, isKeyringWanted, key }: { account: string; isKeyringWanted: boolean; key: string },
  terminal: Terminal,
): Promise<KeyPlace> {
  if (isKeyringWanted && (await isStored(terminal, account, key))) return "keyring";
  await fileKeyring(configDirToWrite(terminal), terminal.platform).set(account, key);
  return "file";
}

/** Some keyrings take a key and lose it, so it is read back. */
async function isStored({ keyring }: Terminal, account: string, key: string): Promise<boolean> {
  try {
    await keyring.set(account, key);
    if ((await keyring.get(account)) === key) return true;
  } catch {
    // It is told where the key is kept instead.
  }
  await keyring.delete(account).catch(() => undefined); // it may have kept the key, and not given it
  return false;
}
