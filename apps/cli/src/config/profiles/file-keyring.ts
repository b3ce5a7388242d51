import { statSync } from "node:fs";
import { join } from "node:path";
import { isApiKey } from "./api-key.ts";
import type { Keyring } from "../../io/keyring.ts";
import { invalidFileError, parseJsonObject } from "../files/parse-json-object.ts";
import { readConfigFile } from "../files/read-config-file.ts";
import { assertSecure } from "../files/file-permissions.ts";
import { writeSecureFile } from "../files/write-secure-file.ts";

/** The file that keys are kept in where there is no keyring. */
export function credentialsPath(dir: string): string {
  return join(dir, "credentials.json");
}

/**
 * Keeps keys in `credentials.json`, mode 0600, in a folder of mode 0700. Refuses, with `CommandError`, a file or folder that belongs
 * to others, or that they can look into.
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
      if (typeof key !== "string" || !isApiKey(key)) throw invalidFileError(path, "it holds what is no key");
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
