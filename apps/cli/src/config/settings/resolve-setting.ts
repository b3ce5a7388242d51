import { serverUrls } from "@smartalex/contract/constants";
import { parseEnum } from "../../options/enum-value.ts";
import type { Config } from "./config-file.ts";
import { nonEmpty } from "../../io/environment.ts";
import { displayUrl } from "./display-url.ts";
import { settings, type Preference, type PreferenceValue, type Preferences, type SettingKey } from "./setting.ts";

/** A source of a setting, with its value. */
export interface ConfigSource {
  source: "flag" | "environment" | "project file" | "profile" | "default";
  /** The flag, variable, file or profile. `undefined` for the default. */
  from: string | undefined;
  value: string;
}

/** The value of a setting, its source, and the sources that it overrides, highest precedence first. */
export interface ResolvedSetting extends ConfigSource {
  overridden: ConfigSource[];
}

/** All sources of settings. */
export interface SettingSources {
  flags: Partial<Record<SettingKey, string | undefined>>;
  env: Readonly<Record<string, string | undefined>>;
  project: { path: string; preferences: Preferences } | undefined;
  config: Config;
}

/** The profile that is used if none is named. */
export const DEFAULT_PROFILE = "default";

const DEFAULTS: Record<SettingKey, string> = {
  profile: DEFAULT_PROFILE,
  base_url: serverUrls[0],
  output: "auto",
  error_format: "text",
};

/**
 * Resolves a setting. Precedence: flag, environment, project file, profile, default. Throws `UsageError` if an environment variable has an invalid
 * value.
 */
export function resolveSetting(key: SettingKey, { config, env, flags, project }: SettingSources): ResolvedSetting {
  const { flag, variable, ...rest } = settings[key];
  const input: [ConfigSource["source"], from: string | undefined, value: string | undefined][] = [
    ["flag", flag, flags[key]],
    ["environment", variable, nonEmpty(env[variable])],
  ];
  if (key === "profile") input.push(["profile", "auth switch", config.current]);
  else {
    if (key !== "base_url") input.push(["project file", project?.path, project?.preferences[key]]);
    const { value: name } = resolveSetting("profile", { config, env, flags, project });
    input.push(["profile", name, config.profiles.get(name)?.[key]]);
  }
  input.push(["default", undefined, DEFAULTS[key]]);
  const [winner, ...overridden] = input.flatMap(([source, from, value]) => {
    if (value === undefined) return [];
    return [{ source, from, value: key === "base_url" ? displayUrl(value) : value }];
  }) as [ConfigSource, ...ConfigSource[]]; // the default always exists
  // Files and flags were validated when they were read.
  if (winner.source === "environment" && "values" in rest) parseEnum(variable, winner.value, rest.values);
  return { ...winner, overridden };
}

/** Resolves a preference. Returns `undefined` if the command chooses. */
export function resolvePreference<Key extends Preference>(
  key: Key,
  sources: SettingSources,
): PreferenceValue<Key> | undefined {
  const { value } = resolveSetting(key, sources);
  return value === "auto" ? undefined : (value as PreferenceValue<Key>); // validated when it was read
}

/** Formats a source for display: `the environment (SMARTALEX_OUTPUT)`. */
export function describeSource({ from, source }: ConfigSource): string {
  return from === undefined ? `the ${source}` : `the ${source} (${from})`;
}

/** Formats a setting and its source as JSON. */
export function sourceToJson({ from, source, value }: ConfigSource) {
  return { value, source: source.replace(" ", "_"), from: from ?? null };
}
