import { join } from "node:path";
import { PREFERENCES, settings, type Preferences } from "../settings/setting.ts";
import { brokenFile, isObject, parseObject } from "./parse-object.ts";
import { readSmallFile } from "./read-small-file.ts";
import { writePrivate } from "./write-private.ts";

const KEY_PLACES = ["keyring", "file"] as const;

/** Where a key can be kept. */
export type KeyPlace = (typeof KEY_PLACES)[number];

/** A profile: a key with the one place that may get it, and preferences. The key itself is not in here. */
export interface Profile extends Preferences {
  /** Where the API is that the key is for. There as long as the key is. */
  base_url?: string | undefined;
  key_in?: KeyPlace | undefined;
}

/** What `config.json` holds. */
export interface Config {
  /** The profile that is used where nobody names one. */
  current?: string | undefined;
  profiles: ReadonlyMap<string, Profile>;
}

/** What a profile can be called. */
export const PROFILE_NAME = /^[a-z0-9][a-z0-9._-]{0,39}$/i;

/** Reads `config.json`; without one there are no profiles. Throws `CommandError` where it is broken. */
export function readConfig(dir: string | undefined): Config {
  if (dir === undefined) return { profiles: new Map() };
  const path = join(dir, "config.json");
  const text = readSmallFile(path);
  return text === undefined ? { profiles: new Map() } : parseConfig(text, path);
}

/** Writes `config.json`. */
export function writeConfig(dir: string, { profiles, ...config }: Config): void {
  const text = JSON.stringify({ ...config, profiles: Object.fromEntries(profiles) }, undefined, 2);
  writePrivate(join(dir, "config.json"), `${text}\n`);
}

function parseConfig(text: string, path: string): Config {
  // What a newer version has added is kept.
  const { current, profiles = {}, ...rest } = parseObject(text, path);
  if (current !== undefined && typeof current !== "string") throw brokenFile(path, "current is no name");
  if (!isObject(profiles)) throw brokenFile(path, "profiles is no object");
  const entries = Object.entries(profiles).map(([name, value]) => [name, toProfile(name, value, path)] as const);
  return { ...rest, current, profiles: new Map(entries) };
}

function toProfile(name: string, value: unknown, path: string): Profile {
  const fail = (why: string) => brokenFile(path, `the profile ${JSON.stringify(name)} ${why}`);
  if (!PROFILE_NAME.test(name)) throw fail("has a name that none can have");
  if (!isObject(value)) throw fail("is no object");
  const profile: Profile = value;
  const closed = [["key_in", KEY_PLACES], ...PREFERENCES.map((key) => [key, settings[key].values] as const)] as const;
  for (const [key, values] of closed) {
    const given: string | undefined = profile[key];
    if (given !== undefined && !values.some((known) => known === given)) throw fail(`has an unknown ${key}`);
  }
  const { base_url } = profile;
  if (base_url !== undefined && !URL.canParse(base_url)) throw fail("has a base_url that is no URL");
  return profile;
}
