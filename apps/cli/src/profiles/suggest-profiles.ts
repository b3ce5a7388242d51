import { suggest, toSuggestions, type Suggestion } from "../completion/suggest.ts";
import type { Context } from "../context.ts";

/** Lets completion suggest the names of the profiles for a flag or an argument. */
export function suggestProfiles<Part extends object>(part: Part): Part {
  return suggest(part, { find: (_, context) => profileSuggestions(context) });
}

/** The names of the profiles. A file that is broken has none: the commands that need it tell what is wrong. */
export async function profileSuggestions({ terminal }: Context): Promise<readonly Suggestion[]> {
  const { configDir } = await import("./config-dir.ts");
  const { readConfig } = await import("./config-file.ts");
  try {
    return toSuggestions([...readConfig(configDir(terminal)).profiles.keys()]);
  } catch {
    return [];
  }
}
