import { suggest, toSuggestions, type Suggestion } from "../../options/suggestions.ts";
import type { Context } from "../../context.ts";
import { configDir } from "../files/config-directory.ts";
import { readConfig } from "../settings/config-file.ts";

/** Lets completion suggest the names of the profiles for a flag or an argument. */
export function suggestProfiles<Part extends object>(part: Part): Part {
  return suggest(part, { find: (_, context) => profileSuggestions(context) });
}

/** The names of the profiles. A file that is broken has none: the commands that need it tell what is wrong. */
export function profileSuggestions({ terminal }: Context): readonly Suggestion[] {
  try {
    return toSuggestions([...readConfig(configDir(terminal), terminal.platform).profiles.keys()]);
  } catch {
    return [];
  }
}
