import { statSync } from "node:fs";
import { join } from "node:path";
import { PREFERENCES, settings, type Preferences } from "./setting.ts";
import { invalidFileError, isObject, parseJsonObject } from "../files/parse-json-object.ts";
import { readConfigFile } from "../files/read-config-file.ts";
import { assertSecure } from "../files/file-permissions.ts";
import { writeSecureFile } from "../files/write-secure-file.ts";

const KEY_PLACES = ["keyring", "file"] as const;

/** Where a key can be kept. */
export type KeyStore = (typeof KEY_PLACES)[number];

/** A key that a profile keeps. */
export interface StoredKey {
  from: KeyStore;
  account: string;
}

/** A profile: a key with the one place that may get it, and preferences. The key itself is not in here. */
export interface Profile extends Preferences {
  /** Where the API is that the key is for. There as long as the key is. */
  base_url?: string | undefined;
  key_in?: KeyStore | undefined;
}

/** What `config.json` holds. */
export interface Config {
  /** The profile that is used where nobody names one. */
  current?: string | undefined;
  profiles: ReadonlyMap<string, Profile>;
  /** Keys that a change was about to store or to remove. After a kill, the next change removes those that no profile keeps. */
  pending?: readonly StoredKey[] | undefined;
}

/** The path of `config.json`. */
export function configPath(dir: string): string {
  return join(dir, "config.json");
}

/** What a profile can be called. */
export const PROFILE_NAME = /^[a-z0-9][a-z0-9._-]{0,39}$/i;

/**
 * Reads `config.json`; without one there are no profiles. Throws `CommandError` if it is broken or cannot be read, and if others can write
 * it or its folder: it says where keys are sent.
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
  // What a newer version has added is kept.
  const { current, pending, profiles = {}, ...rest } = parseJsonObject(text, path);
  if (current !== undefined && typeof current !== "string") throw invalidFileError(path, "current is no name");
  if (!isObject(profiles)) throw invalidFileError(path, "profiles is no object");
  const entries = Object.entries(profiles).map(([name, value]) => [name, toProfile(name, value, path)] as const);
  return { ...rest, current, profiles: new Map(entries), pending: toPending(pending) };
}

/** What is none is left out: nothing depends on it but that keys are removed. */
function toPending(value: unknown): StoredKey[] {
  if (!Array.isArray(value)) return [];
  return value.filter((entry: unknown): entry is StoredKey => {
    return (
      isObject(entry) && typeof entry["account"] === "string" && KEY_PLACES.some((place) => place === entry["from"])
    );
  });
}

function toProfile(name: string, value: unknown, path: string): Profile {
  const fail = (why: string) => invalidFileError(path, `the profile ${JSON.stringify(name)} ${why}`);
  if (!PROFILE_NAME.test(name)) throw fail("has a name that none can have");
  if (!isObject(value)) throw fail("is no object");
  const profile: Profile = value;
  const closed = [["key_in", KEY_PLACES], ...PREFERENCES.map((key) => [key, settings[key].values] as const)] as const;
  for (const [key, values] of closed) {
    const input: string | undefined = profile[key];
    if (input !== undefined && !values.some((allowed) => allowed === input)) throw fail(`has an unknown ${key}`);
  }
  const { base_url } = profile;
  if (base_url !== undefined && !URL.canParse(base_url)) throw fail("has a base_url that is no URL");
  return profile;
}
