import { readFileSync, rmSync } from "node:fs";
import type { IOStreams } from "../../io/io-streams.ts";
import { configPath } from "../settings/config-file.ts";
import { credentialsPath } from "./file-keyring.ts";
import { writeSecureFile } from "../files/write-secure-file.ts";

/** Takes a snapshot of the profiles, the credentials file and a key in the system keyring. Returns a function that restores all of them. */
export async function takeSnapshot(
  { account, dir, isKeyringWanted }: { account: string; dir: string; isKeyringWanted: boolean },
  { keyring }: Pick<IOStreams, "keyring">,
): Promise<() => Promise<void>> {
  const files = [credentialsPath(dir), configPath(dir)].map((path) => ({ path, text: readText(path) }));
  // Reading a keyring that is not used may ask the user to unlock it.
  const keyIn = () => (isKeyringWanted ? keyring.get(account) : Promise.resolve(undefined));
  const key = await keyIn().catch(() => undefined);
  return async () => {
    const now = await keyIn().catch(() => key);
    if (now !== key) await (key === undefined ? keyring.delete(account) : keyring.set(account, key));
    for (const { path, text } of files) restoreFile(path, text);
  };
}

function restoreFile(path: string, text: string | undefined): void {
  if (readText(path) === text) return; // nothing was written, or the file already has its old content
  if (text === undefined) rmSync(path);
  else writeSecureFile(path, text);
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
