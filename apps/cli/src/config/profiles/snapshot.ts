import { readFileSync, rmSync } from "node:fs";
import type { IOStreams } from "../../io/io-streams.ts";
import { configPath } from "../settings/config-file.ts";
import { credentialsPath } from "./file-keyring.ts";
import { writeSecureFile } from "../files/write-secure-file.ts";

/** Remembers the files of profiles and keys, and a key in the system keyring. Returns what puts all of them back. */
export async function takeSnapshot(
  { account, dir, isKeyringWanted }: { account: string; dir: string; isKeyringWanted: boolean },
  { keyring }: Pick<IOStreams, "keyring">,
): Promise<() => Promise<void>> {
  const files = [credentialsPath(dir), configPath(dir)].map((path) => ({ path, text: textOf(path) }));
  // To look into a keyring that is not used may ask the person to unlock it.
  const keyIn = () => (isKeyringWanted ? keyring.get(account) : Promise.resolve(undefined));
  const key = await keyIn().catch(() => undefined);
  return async () => {
    const now = await keyIn().catch(() => key);
    if (now !== key) await (key === undefined ? keyring.delete(account) : keyring.set(account, key));
    for (const { path, text } of files) putBack(path, text);
  };
}

function putBack(path: string, text: string | undefined): void {
  if (textOf(path) === text) return; // what could not be written is as it was
  if (text === undefined) rmSync(path);
  else writeSecureFile(path, text);
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
