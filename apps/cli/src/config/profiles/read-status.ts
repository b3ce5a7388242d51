import { CommandError } from "../../errors.ts";
import { resolveSetting, type SettingSources } from "../settings/resolve-setting.ts";
import { displayUrl } from "../settings/display-url.ts";
import type { IOStreams } from "../../io/io-streams.ts";
import { resolveCredential, storedKey } from "./resolve-credential.ts";
import type { KeyStore, StoredKey } from "../settings/config-file.ts";
import { maskKey } from "./api-key.ts";
import { readKey } from "./key-store.ts";

/** Information about a key that is safe to show. */
export interface KeyStatus {
  source: KeyStore | "environment";
  /** Empty if the key is too short to show a part of it, or cannot be read. */
  last_four: string;
  /** Why the key cannot be read. */
  problem: string | null;
}

/** A profile in the output of `auth status`. */
export interface ProfileStatus {
  name: string;
  is_current: boolean;
  base_url: string | null;
  key: KeyStatus | null;
}

/** An environment variable that overrides a value of the profile. */
interface Override {
  variable: string;
  overrides: string;
}

/** The data of `auth status`: what the next command uses, all profiles, and variables that override the profile. */
export interface Status {
  profile: string;
  base_url: string;
  key: KeyStatus | null;
  overrides: Override[];
  profiles: ProfileStatus[];
}

/** Collects the data of `auth status`. Reads every stored key, and keeps only its last characters. */
export async function readStatus(sources: SettingSources, io: IOStreams): Promise<Status> {
  const { baseUrl, key, profile } = resolveCredential(sources);
  const profiles: ProfileStatus[] = [];
  for (const [name, settings] of sources.config.profiles) {
    const stored = storedKey(name, settings);
    profiles.push({
      name,
      is_current: name === profile,
      base_url: settings.base_url === undefined ? null : displayUrl(settings.base_url),
      key: stored ? await keyStatus(stored, io) : null,
    });
  }
  const current = profiles.find(({ name }) => name === profile);
  const rest = { profile, base_url: baseUrl, profiles };
  if (key?.from !== "environment") {
    // A key for another host is not used.
    return { ...rest, key: (key && current?.key) ?? null, overrides: overrides(sources) };
  }
  const own = current?.key ? [{ variable: "SMARTALEX_API_KEY", overrides: `the key of the profile ${profile}` }] : [];
  return { ...rest, key: maskedKeyStatus(key.from, key.apiKey), overrides: [...own, ...overrides(sources)] };
}

async function keyStatus(stored: StoredKey, io: IOStreams): Promise<KeyStatus | null> {
  try {
    const key = await readKey(stored, io);
    return key === undefined ? null : maskedKeyStatus(stored.from, key);
  } catch (error) {
    if (error instanceof CommandError) return { source: stored.from, last_four: "", problem: error.message };
    throw error;
  }
}

function maskedKeyStatus(source: KeyStatus["source"], key: string): KeyStatus {
  return { source, last_four: maskKey(key), problem: null };
}

function overrides(sources: SettingSources): Override[] {
  return (["profile", "base_url"] as const).flatMap((key) => {
    const { from, overridden, source, value } = resolveSetting(key, sources);
    const loser = overridden.find((candidate) => candidate.source === "profile");
    if (source !== "environment" || from === undefined || !loser || loser.value === value) return [];
    return [{ variable: from, overrides: `${key} ${loser.value}` }];
  });
}
