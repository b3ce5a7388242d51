import { commandLine } from "@smartalex/node-files";
import { UsageError } from "../../errors.ts";
import { parseEnum, quoteForMessage } from "../../options/enum-value.ts";
import { PROFILE_NAME, type Config, readConfig } from "../settings/config-file.ts";
import { suggest, toSuggestions, type Suggestion } from "../../options/suggestions.ts";
import type { IOStreams } from "../../io/io-streams.ts";
import { configDirectory } from "../files/config-directory.ts";

/** Checks that there is a profile of this name. Throws `UsageError` with the nearest. */
export function assertProfile(name: string, { profiles }: Config): string {
  if (profiles.size > 0) return parseEnum("profile", name, [...profiles.keys()]);
  throw new UsageError(
    `There is no profile ${quoteForMessage(name)}: there are none yet.`,
    commandLine`smartalex auth login --profile ${PROFILE_NAME.test(name) ? name : "NAME"}`,
  );
}

/** Lets completion suggest the names of the profiles for a flag or an argument. */
export function suggestProfiles<Part extends object>(part: Part): Part {
  return suggest(part, { find: (_, io) => profileSuggestions(io) });
}

/** The names of the profiles. A file that is broken has none: the commands that need it tell what is wrong. */
export function profileSuggestions(io: IOStreams): readonly Suggestion[] {
  try {
    return toSuggestions([...readConfig(configDirectory(io), io.platform).profiles.keys()]);
  } catch {
    return [];
  }
}
