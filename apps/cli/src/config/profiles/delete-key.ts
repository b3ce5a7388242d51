import { CommandError } from "../../errors.ts";
import { exitCodes } from "../../exit-codes.ts";
import type { Terminal } from "../../io/io-streams.ts";
import type { StoredKey } from "../settings/config-file.ts";
import { configDirToWrite } from "../files/config-directory.ts";
import { fileKeyring } from "./file-keyring.ts";

/** Takes a key out of where it is stored. Throws `CommandError` where that cannot be opened. */
export async function forgetKey({ account, from }: StoredKey, terminal: Terminal): Promise<void> {
  if (from === "file") return fileKeyring(configDirToWrite(terminal), terminal.platform).delete(account);
  await terminal.keyring.delete(account).catch(() => {
    throw new CommandError(
      "The key is in the system keyring, which cannot be opened from here. Unlock it, and try again.",
      { exitCode: exitCodes.authentication, code: "keyring_unavailable" },
    );
  });
}
