import { ERROR_FORMATS, OUTPUT_FORMATS } from "../../options/formats.ts";

/** Output formats of settings. With `auto`, the command chooses: a table on a terminal, JSON otherwise. */
const OUTPUT_SETTINGS = ["auto", ...OUTPUT_FORMATS] as const;

/** All settings, with their flags, environment variables and allowed values. */
export const settings = {
  profile: { flag: "--profile", variable: "SMARTALEX_PROFILE" },
  base_url: { flag: "--base-url", variable: "SMARTALEX_BASE_URL" },
  output: { flag: "--output", variable: "SMARTALEX_OUTPUT", values: OUTPUT_SETTINGS },
  error_format: { flag: "--error-format", variable: "SMARTALEX_ERROR_FORMAT", values: ERROR_FORMATS },
} as const;

/** Name of a setting. */
export type SettingKey = keyof typeof settings;

/** Names of all settings, for messages and completion. */
export const SETTING_KEYS = Object.keys(settings) as SettingKey[];

/**
 * Settings that a project file may contain. It may come with a repository of an unknown author, so it cannot set the key or the base URL (they
 * determine who receives the key), nor the profile (it determines whose calls are read).
 */
export const PREFERENCES = ["output", "error_format"] as const satisfies readonly SettingKey[];

/** Name of a preference. */
export type Preference = (typeof PREFERENCES)[number];

/** Allowed values of a preference. */
export type PreferenceValue<Key extends Preference> = Exclude<(typeof settings)[Key]["values"][number], "auto">;

/** Preferences from one source. */
export type Preferences = Partial<Record<Preference, string>>;
