import { CommandError } from "../../errors.ts";
import type { GlobalOptions } from "../../options/global-options.ts";
import { configDirectory } from "../files/config-directory.ts";
import { readConfig, type Config } from "./config-file.ts";
import type { IOStreams } from "../../io/io-streams.ts";
import { findProjectFile } from "./project-file.ts";
import { nonEmpty } from "../../io/environment.ts";
import type { SettingSources } from "./resolve-setting.ts";

/**
 * Reads all sources of settings. Throws `CommandError` for a file that is invalid or contains a setting that is not allowed there. Calls `warn` for
 * files that are ignored.
 */
export function loadSources(io: IOStreams, flags: GlobalOptions, warn: (text: string) => void): SettingSources {
  const { cwd, env } = io;
  const { baseUrl, errorFormat, profile } = flags;
  return {
    flags: { base_url: baseUrl, error_format: errorFormat, profile },
    env,
    project: findProjectFile({ cwd, home: nonEmpty(env["HOME"]) ?? nonEmpty(env["USERPROFILE"]) }, warn),
    config: loadConfig(io, flags, warn),
  };
}

function loadConfig(io: IOStreams, flags: GlobalOptions, warn: (text: string) => void): Config {
  try {
    return readConfig(configDirectory(io), io.platform);
  } catch (error) {
    if (!(error instanceof CommandError) || isNeeded(io, flags)) throw error;
    // In a container, HOME often belongs to another user. A warning in every run would be noise.
    if (error.code === "file_unreadable") return { profiles: new Map() };
    if (error.code !== "file_owner" && error.code !== "file_mode") throw error;
    warn(error.message);
    return { profiles: new Map() };
  }
}

/** Whether the command needs the profiles: there is no other key, or a profile is named. */
function isNeeded({ env }: IOStreams, { profile, sandbox }: GlobalOptions): boolean {
  if (profile !== undefined || nonEmpty(env["SMARTALEX_PROFILE"]) !== undefined) return true;
  return !sandbox && nonEmpty(env["SMARTALEX_API_KEY"]) === undefined;
}
