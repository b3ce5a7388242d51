import { withFlags, type CommandLine } from "@smartalex/node-files";
import type { GlobalOptions } from "../../options/global-options.ts";
import { displayUrl } from "../../config/settings/display-url.ts";

/** The command that was run, with the flags that determine the server and the key. */
export interface Invocation {
  /** The words of the command, such as `calls list`. Empty if no command was named. */
  command: string;
  flags: Pick<GlobalOptions, "baseUrl" | "profile" | "sandbox">;
}

/** Commands that make no request and read no profile. */
const WITHOUT_SERVER = /\bsmartalex (?:sandbox|completion)\b/;

/**
 * Adds the flags of the failed command to a hint, so that the suggested command uses the same server and key. Flags that the hint already has, and
 * hints that are not `smartalex` commands, stay unchanged.
 */
export function nextCommand(hint: CommandLine, { flags }: Pick<Invocation, "flags">): CommandLine {
  const isOurs = /(?:^|&& )smartalex /.test(hint);
  if (!isOurs || hint.endsWith(" --help") || WITHOUT_SERVER.test(hint)) return hint;
  const { baseUrl, profile, sandbox } = flags;
  const isKeyCommand = hint.includes("smartalex auth "); // the sandbox has no key
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
