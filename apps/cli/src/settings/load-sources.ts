import type { GlobalOptions } from "../global-options.ts";
import { configDir } from "../profiles/config-dir.ts";
import { readConfig } from "../profiles/config-file.ts";
import type { Terminal } from "../terminal.ts";
import { findProjectFile } from "./project-file.ts";
import { nonEmpty } from "./non-empty.ts";
import type { SettingSources } from "./resolve-setting.ts";

/** Reads all that settings can come from. Throws `CommandError` for a file that is broken, or holds what it may not. */
export function loadSources(terminal: Terminal, flags: GlobalOptions): SettingSources {
  const { cwd, env } = terminal;
  const { baseUrl, errorFormat, profile } = flags;
  return {
    flags: { base_url: baseUrl, error_format: errorFormat, profile },
    env,
    project: findProjectFile(cwd, nonEmpty(env["HOME"]) ?? nonEmpty(env["USERPROFILE"])),
    config: readConfig(configDir(terminal)),
  };
}
