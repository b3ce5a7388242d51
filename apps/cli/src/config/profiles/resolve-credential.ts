import { nonEmpty } from "../../io/environment.ts";
import { resolveSetting, type SettingSources } from "../settings/resolve-setting.ts";
import type { Profile, StoredKey } from "../settings/config-file.ts";
import { keyringAccount } from "./api-key.ts";
import { assertProfile } from "./profile-names.ts";

/** Where the key of a request comes from, and where the request goes. */
export interface Credential {
  profile: string;
  baseUrl: string;
  key: StoredKey | { from: "environment"; apiKey: string } | undefined;
  /** Where the profile's key is for, when that is another host than the base URL's: then it is not used. */
  elsewhere?: string | undefined;
}

/**
 * A key in the environment wins over a profile's, unless the profile is named by a flag: that is meant for this very command. A
 * stored key is chosen for the host that it was stored for alone. Throws `UsageError` for a profile that does not exist.
 */
export function resolveCredential(sources: SettingSources): Credential {
  const { source, value: profile } = resolveSetting("profile", sources);
  const { value: baseUrl } = resolveSetting("base_url", sources);
  if (source !== "default") assertProfile(profile, sources.config);
  const stored = storedKey(profile, sources.config.profiles.get(profile));
  const apiKey = nonEmpty(sources.env["SMARTALEX_API_KEY"]);
  if (apiKey !== undefined && !(source === "flag" && stored)) {
    return { profile, baseUrl, key: { from: "environment", apiKey } };
  }
  if (!stored) return { profile, baseUrl, key: undefined };
  if (!URL.canParse(baseUrl) || keyringAccount(profile, baseUrl) !== stored.account) {
    return { profile, baseUrl, key: undefined, elsewhere: stored.baseUrl };
  }
  return { profile, baseUrl, key: stored };
}

/** The key that a profile keeps, if it keeps one. */
export function storedKey(name: string, profile: Profile | undefined): (StoredKey & { baseUrl: string }) | undefined {
  if (profile?.key_in === undefined || profile.base_url === undefined) return undefined;
  return { from: profile.key_in, account: keyringAccount(name, profile.base_url), baseUrl: profile.base_url };
}
