import { commandLine } from "@smartalex/node-files";
import { UsageError } from "../../errors.ts";
import { known, quote } from "../../options/enum-value.ts";
import { PROFILE_NAME, type Config, readConfig } from "../settings/config-file.ts";
import { suggest, toSuggestions, type Suggestion } from "../../options/suggestions.ts";
import type { Terminal } from "../../io/io-streams.ts";
import { configDir } from "../files/config-directory.ts";

/** Checks that there is a profile of this name. Throws `UsageError` with the nearest. */
export function knownProfile(name: string, { profiles }: Config): string {
  if (profiles.size > 0) return known("profile", name, [...profiles.keys()]);
  throw new UsageError(
    `There is no profile ${quote(name)}: there are none yet.`,
    commandLine`smartalex auth login --profile ${PROFILE_NAME.test(name) ? name : "NAME"}`,
  );
}

/** Lets completion suggest the names of the profiles for a flag or an argument. */
export function suggestProfiles<Part extends object>(part: Part): Part {
  return suggest(part, { find: (_, terminal) => profileSuggestions(terminal) });
}

/** The names of the profiles. A file that is broken has none: the commands that need it tell what is wrong. */
export function profileSuggestions(terminal: Terminal): readonly Suggestion[] {
  try {
    return toSuggestions([...readConfig(configDir(terminal), terminal.platform).profiles.keys()]);
  } catch {
    return [];
  }
}
