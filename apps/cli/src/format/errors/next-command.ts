import { withFlags, type CommandLine } from "@smartalex/node-files";
import type { GlobalOptions } from "../../options/global-options.ts";
import { displayUrl } from "../../config/settings/display-url.ts";

/** The command that was run, and the flags that decide which server it asks, and with which key. */
export interface Invocation {
  /** Its words, such as `calls list`. Empty if no command was named. */
  command: string;
  flags: Pick<GlobalOptions, "baseUrl" | "profile" | "sandbox">;
}

/** Commands that ask no server and read no profile. */
const WITHOUT_SERVER = /\bsmartalex (?:sandbox|completion)\b/;

/**
 * The command of a hint with the flags that the failed command had: without them, it would ask another server or use another key. A hint
 * that sets a flag itself keeps its value, and what is no command of `smartalex` stays as it is.
 */
export function nextCommand(hint: CommandLine, { flags }: Pick<Invocation, "flags">): CommandLine {
  const isOurs = /(?:^|&& )smartalex /.test(hint);
  if (!isOurs || hint.endsWith(" --help") || WITHOUT_SERVER.test(hint)) return hint;
  const { baseUrl, profile, sandbox } = flags;
  const isKeyCommand = hint.includes("smartalex auth "); // the sandbox takes no key
  const added = [
    ["--profile", profile],
    ["--base-url", baseUrl === undefined ? undefined : displayUrl(baseUrl)],
    ["--sandbox", sandbox && !isKeyCommand ? "" : undefined],
  ] as const;
  return added.reduce((command, [flag, value]) => {
    if (value === undefined || command.includes(` ${flag}`)) return command;
    return withFlags(command, value === "" ? [flag] : [flag, value]);
  }, hint);
}
