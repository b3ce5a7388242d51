import { statSync, type Stats } from "node:fs";
import { join } from "node:path";
import { commandLine } from "@smartalex/node-files";
import { CommandError } from "../command-error.ts";
import { exitCodes } from "../exit-codes.ts";
import { isKey, type Keyring } from "./keyring.ts";
import { brokenFile, parseObject } from "./parse-object.ts";
import { readSmallFile } from "./read-small-file.ts";
import { writePrivate } from "./write-private.ts";

/** The file that keys are kept in where there is no keyring. */
export function credentialsPath(dir: string): string {
  return join(dir, "credentials.json");
}

/**
 * Keeps keys in `credentials.json`, mode 0600, in a folder of mode 0700. Refuses, with `CommandError`, a file or folder that others
 * can look into. On Windows modes say nothing, and are not looked at.
 */
export function fileKeyring(dir: string, platform: NodeJS.Platform): Keyring {
  const path = credentialsPath(dir);
  const hasModes = platform !== "win32";
  const read = (): Map<string, string> => {
    const folder = statSync(dir, { throwIfNoEntry: false });
    if (hasModes && folder) refuseLoose(dir, folder, "700");
    const text = readSmallFile(path, {
      check: (stats) => {
        if (hasModes) refuseLoose(path, stats, "600");
      },
    });
    const entries = Object.entries(text === undefined ? {} : parseObject(text, path)).map(([account, key]) => {
      if (typeof key !== "string" || !isKey(key)) throw brokenFile(path, "it holds what is no key");
      return [account, key] as const;
    });
    return new Map(entries);
  };
  const write = (keys: Map<string, string>) => {
    writePrivate(path, `${JSON.stringify(Object.fromEntries(keys), undefined, 2)}\n`);
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

function refuseLoose(path: string, { mode }: Stats, wanted: string): void {
  if ((mode & 0o077) === 0) return;
  throw new CommandError(`Others on this machine can get at ${path}, so no key is read from it or put there.`, {
    exitCode: exitCodes.authentication,
    code: "file_mode",
    hint: commandLine`chmod ${wanted} ${path}`,
  });
}
