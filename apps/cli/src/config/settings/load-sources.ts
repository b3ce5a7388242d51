import { CommandError } from "../../errors.ts";
import type { GlobalOptions } from "../../options/global-options.ts";
import { configDirectory } from "../files/config-directory.ts";
import { readConfig, type Config } from "./config-file.ts";
import type { IOStreams } from "../../io/io-streams.ts";
import { findProjectFile } from "./project-file.ts";
import { nonEmpty } from "../../io/environment.ts";
import type { SettingSources } from "./resolve-setting.ts";

/**
 * Reads all that settings can come from. Throws `CommandError` for a file that is broken, or holds what it may not. What is left out although
 * it is there is told to `warn`.
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
    // In a container, HOME is often a folder of somebody else. That is nothing to hear of each time.
    if (error.code === "file_unreadable") return { profiles: new Map() };
    if (error.code !== "file_owner" && error.code !== "file_mode") throw error;
    warn(error.message);
    return { profiles: new Map() };
  }
}

/** Whether a command cannot do without the profiles: it has no other key, or one of them is named. */
function isNeeded({ env }: IOStreams, { profile, sandbox }: GlobalOptions): boolean {
  if (profile !== undefined || nonEmpty(env["SMARTALEX_PROFILE"]) !== undefined) return true;
  return !sandbox && nonEmpty(env["SMARTALEX_API_KEY"]) === undefined;
}
