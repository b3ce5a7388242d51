import { nonEmpty } from "../../io/environment.ts";
import { resolveSetting, type SettingSources } from "../settings/resolve-setting.ts";
import type { Profile, StoredKey } from "../settings/config-file.ts";
import { keyringAccount } from "./api-key.ts";
import { assertProfile } from "./profile-names.ts";

/** The key of a request, and the server it is sent to. */
export interface Credential {
  profile: string;
  baseUrl: string;
  key: StoredKey | { from: "environment"; apiKey: string } | undefined;
  /** The base URL of the profile's key, if its host differs from that of `baseUrl`. The key is not used in that case. */
  otherBaseUrl?: string | undefined;
}

/**
 * Chooses the key of a request. A key in the environment overrides that of a profile, unless a flag names the profile. A stored key is used only for
 * the host for which it was stored. Throws `UsageError` if the profile does not exist.
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
    return { profile, baseUrl, key: undefined, otherBaseUrl: stored.baseUrl };
  }
  return { profile, baseUrl, key: stored };
}

/** The key that a profile stores, if any. */
export function storedKey(name: string, profile: Profile | undefined): (StoredKey & { baseUrl: string }) | undefined {
  if (profile?.key_in === undefined || profile.base_url === undefined) return undefined;
  return { from: profile.key_in, account: keyringAccount(name, profile.base_url), baseUrl: profile.base_url };
}
