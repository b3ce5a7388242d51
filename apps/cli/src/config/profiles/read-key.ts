import { commandLine } from "@smartalex/node-files";
import { CommandError } from "../../errors.ts";
import { exitCodes } from "../../exit-codes.ts";
import type { Terminal } from "../../io/io-streams.ts";
import type { StoredKey } from "../settings/config-file.ts";
import { configDirToWrite } from "../files/config-directory.ts";
import { fileKeyring } from "./file-keyring.ts";
import { isKey } from "./keyring.ts";

/** Reads a stored key, `undefined` where it is gone. Throws `CommandError` where it cannot be read. */
export async function readKey({ account, from }: StoredKey, terminal: Terminal): Promise<string | undefined> {
  if (from === "file") return fileKeyring(configDirToWrite(terminal), terminal.platform).get(account);
  const key = await terminal.keyring.get(account).catch(() => {
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
  return key === undefined || isKey(key) ? key : undefined;
}
