import { statSync } from "node:fs";
import { join } from "node:path";
import { PREFERENCES, settings, type Preferences } from "./setting.ts";
import { invalidFileError, isObject, parseJsonObject } from "../files/parse-json-object.ts";
import { readConfigFile } from "../files/read-config-file.ts";
import { assertSecure } from "../files/file-permissions.ts";
import { writeSecureFile } from "../files/write-secure-file.ts";

const KEY_PLACES = ["keyring", "file"] as const;

/** Where a key can be stored. */
export type KeyStore = (typeof KEY_PLACES)[number];

/** A stored key of a profile. */
export interface StoredKey {
  from: KeyStore;
  account: string;
}

/** A profile: preferences, and where the key is stored. It does not contain the key itself. */
export interface Profile extends Preferences {
  /** The base URL for which the key is valid. Set if the profile has a key. */
  base_url?: string | undefined;
  key_in?: KeyStore | undefined;
}

/** The content of `config.json`. */
export interface Config {
  /** The default profile. */
  current?: string | undefined;
  profiles: ReadonlyMap<string, Profile>;
  /** Keys that a change was about to store or delete. If the process was killed, the next change deletes those that no profile uses. */
  pending?: readonly StoredKey[] | undefined;
}

/** The path of `config.json`. */
export function configPath(dir: string): string {
  return join(dir, "config.json");
}

/** Valid profile names. */
export const PROFILE_NAME = /^[a-z0-9][a-z0-9._-]{0,39}$/i;

/**
 * Reads `config.json`. Without the file, there are no profiles. Throws `CommandError` if the file is invalid or cannot be read, or if other users can
 * write it or its directory, because it determines where keys are sent.
 */
export function readConfig(dir: string | undefined, platform: NodeJS.Platform): Config {
  if (dir === undefined) return { profiles: new Map() };
  const path = configPath(dir);
  const check = { forbidden: "writing", platform } as const;
  const text = readConfigFile(path, {
    check: (stats) => {
      assertSecure(path, stats, check);
      assertSecure(dir, statSync(dir), check);
    },
  });
  return text === undefined ? { profiles: new Map() } : parseConfig(text, path);
}

/** Writes `config.json`. */
export function writeConfig(dir: string, { pending = [], profiles, ...config }: Config): void {
  const all = { ...config, profiles: Object.fromEntries(profiles), ...(pending.length > 0 && { pending }) };
  const text = JSON.stringify(all, undefined, 2);
  writeSecureFile(configPath(dir), `${text}\n`);
}

function parseConfig(text: string, path: string): Config {
  // Keeps fields that a newer version has added.
  const { current, pending, profiles = {}, ...rest } = parseJsonObject(text, path);
  if (current !== undefined && typeof current !== "string") throw invalidFileError(path, "current is not a name");
  if (!isObject(profiles)) throw invalidFileError(path, "profiles is not an object");
  const entries = Object.entries(profiles).map(([name, value]) => [name, parseProfile(name, value, path)] as const);
  return { ...rest, current, profiles: new Map(entries), pending: parsePending(pending) };
}

/** Ignores invalid entries, because `pending` is used only to delete keys. */
function parsePending(value: unknown): StoredKey[] {
  if (!Array.isArray(value)) return [];
  return value.filter((entry: unknown): entry is StoredKey => {
    return (
      isObject(entry) && typeof entry["account"] === "string" && KEY_PLACES.some((place) => place === entry["from"])
    );
  });
}

function parseProfile(name: string, value: unknown, path: string): Profile {
  const fail = (why: string) => invalidFileError(path, `the profile ${JSON.stringify(name)} ${why}`);
  if (!PROFILE_NAME.test(name)) throw fail("has an invalid name");
  if (!isObject(value)) throw fail("is not an object");
  const profile: Profile = value;
  const closed = [["key_in", KEY_PLACES], ...PREFERENCES.map((key) => [key, settings[key].values] as const)] as const;
  for (const [key, values] of closed) {
    const input: string | undefined = profile[key];
    if (input !== undefined && !values.some((allowed) => allowed === input)) throw fail(`has an unknown ${key}`);
  }
  const { base_url } = profile;
  if (base_url !== undefined && !URL.canParse(base_url)) throw fail("has an invalid base_url");
  return profile;
}
