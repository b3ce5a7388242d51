import { commandLine } from "@smartalex/node-files";
import { UsageError } from "../../errors.ts";
import { parseEnum, quoteForMessage } from "../../options/enum-value.ts";
import { PROFILE_NAME, type Config, readConfig } from "../settings/config-file.ts";
import { suggest, toSuggestions, type Suggestion } from "../../options/suggestions.ts";
import type { IOStreams } from "../../io/io-streams.ts";
import { configDirectory } from "../files/config-directory.ts";

/** Checks that a profile exists. Throws `UsageError` with the closest name. */
export function assertProfile(name: string, { profiles }: Config): string {
  if (profiles.size > 0) return parseEnum("profile", name, [...profiles.keys()]);
  throw new UsageError(
    `Profile ${quoteForMessage(name)} not found: there are no profiles yet.`,
    commandLine`smartalex auth login --profile ${PROFILE_NAME.test(name) ? name : "NAME"}`,
  );
}

/** Lets completion suggest profile names for a flag or an argument. */
export function suggestProfiles<Part extends object>(part: Part): Part {
  return suggest(part, { find: (_, io) => profileSuggestions(io) });
}

/** The names of the profiles. Returns an empty list if the file is invalid: commands that need it report the error. */
export function profileSuggestions(io: IOStreams): readonly Suggestion[] {
  try {
    return toSuggestions([...readConfig(configDirectory(io), io.platform).profiles.keys()]);
  } catch {
    return [];
  }
}
