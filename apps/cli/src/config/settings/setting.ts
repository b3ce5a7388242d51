import { ERROR_FORMATS, OUTPUT_FORMATS } from "../../options/formats.ts";
/** How the records of a command can be printed. `auto` is what the command chooses: a table for people, JSON for programs. */
const OUTPUT_SETTINGS = ["auto", ...OUTPUT_FORMATS] as const;

/** All settings: where each can come from beside a profile, what it can be, and what it is where nobody says. */
export const settings = {
  profile: { flag: "--profile", variable: "SMARTALEX_PROFILE" },
  base_url: { flag: "--base-url", variable: "SMARTALEX_BASE_URL" },
  output: { flag: "--output", variable: "SMARTALEX_OUTPUT", values: OUTPUT_SETTINGS },
  error_format: { flag: "--error-format", variable: "SMARTALEX_ERROR_FORMAT", values: ERROR_FORMATS },
} as const;

/** The name of a setting. */
export type SettingKey = keyof typeof settings;

/** All names, for messages and completion. */
export const SETTING_KEYS = Object.keys(settings) as SettingKey[];

/**
 * What is a matter of taste: these a project file may set. It comes with a repository that a stranger may have written, so it
 * names neither key nor base URL (they say who reads the key), nor a profile (it says whose calls are read).
 */
export const PREFERENCES = ["output", "error_format"] as const satisfies readonly SettingKey[];

/** The name of a preference. */
export type Preference = (typeof PREFERENCES)[number];

/** What a preference can be, where somebody has one. */
export type PreferenceValue<Key extends Preference> = Exclude<(typeof settings)[Key]["values"][number], "auto">;

/** The preferences that one place sets. */
export type Preferences = Partial<Record<Preference, string>>;
