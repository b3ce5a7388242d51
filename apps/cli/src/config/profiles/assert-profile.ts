import { commandLine } from "@smartalex/node-files";
import { UsageError } from "../../errors.ts";
import { known, quote } from "../../options/enum-value.ts";
import { PROFILE_NAME, type Config } from "../settings/config-file.ts";

/** Checks that there is a profile of this name. Throws `UsageError` with the nearest. */
export function knownProfile(name: string, { profiles }: Config): string {
  if (profiles.size > 0) return known("profile", name, [...profiles.keys()]);
  throw new UsageError(
    `There is no profile ${quote(name)}: there are none yet.`,
    commandLine`smartalex auth login --profile ${PROFILE_NAME.test(name) ? name : "NAME"}`,
  );
}
