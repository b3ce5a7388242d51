import { statSync } from "node:fs";
import { join } from "node:path";
import { isApiKey } from "./api-key.ts";
import type { Keyring } from "../../io/keyring.ts";
import { invalidFileError, parseJsonObject } from "../files/parse-json-object.ts";
import { readConfigFile } from "../files/read-config-file.ts";
import { assertSecure } from "../files/file-permissions.ts";
import { writeSecureFile } from "../files/write-secure-file.ts";

/** The path of the file that stores keys if there is no keyring. */
export function credentialsPath(dir: string): string {
  return join(dir, "credentials.json");
}

/**
 * Stores keys in `credentials.json` (mode 0600) in a directory with mode 0700. Throws `CommandError` if the file or directory belongs to another
 * user, or if other users can access it.
 */
export function fileKeyring(dir: string, platform: NodeJS.Platform): Keyring {
  const path = credentialsPath(dir);
  const check = { forbidden: "any access", platform } as const;
  const read = (): Map<string, string> => {
    const folder = statSync(dir, { throwIfNoEntry: false });
    if (folder) assertSecure(dir, folder, check);
    const text = readConfigFile(path, {
      check: (stats) => {
        assertSecure(path, stats, check);
      },
    });
    const entries = Object.entries(text === undefined ? {} : parseJsonObject(text, path)).map(([account, key]) => {
      if (typeof key !== "string" || !isApiKey(key))
        throw invalidFileError(path, "it contains a value that is not an API key");
      return [account, key] as const;
    });
    return new Map(entries);
  };
  const write = (keys: Map<string, string>) => {
    writeSecureFile(path, `${JSON.stringify(Object.fromEntries(keys), undefined, 2)}\n`);
  };
  return {
    get: async (account) => Promise.resolve(read().get(account)),
    set: async (account, key) => {
      write(read().set(account, key));
      return Promise.resolve();
    },
    delete: async (account) => {
      const keys = read();
      if (keys.delete(account)) write(keys);
      return Promise.resolve();
    },
  };
}
