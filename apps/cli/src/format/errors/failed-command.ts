import type { CommandUnknownOpts } from "@commander-js/extra-typings";
import type { Context } from "../../context.ts";
import type { FailedCommand } from "./format-error.ts";
import type { Program } from "../../options/global-options.ts";
import { resolveSetting } from "../../config/settings/resolve-setting.ts";

/** Returns the command that the arguments name, such as `calls list`. Empty if they name none. */
export async function commandName(args: readonly string[], program: CommandUnknownOpts): Promise<string> {
  const { parseLine } = await import("../../completion/parse-line.ts");
  const end = args.indexOf("--");
  const place = parseLine(end === -1 ? args : args.slice(0, end), program);
  const names: string[] = [];
  for (let at = place?.command; at?.parent; at = at.parent) names.unshift(at.name());
  return names.join(" ");
}

/** Collects the facts about a failed command. */
export async function describeFailedCommand(
  args: readonly string[],
  program: Program,
  context: Context,
): Promise<FailedCommand> {
  const flags = program.opts();
  return {
    command: await commandName(args, program),
    flags,
    baseUrl: flags.sandbox ? undefined : resolveBaseUrl(context),
  };
}

function resolveBaseUrl(context: Context): string | undefined {
  try {
    return resolveSetting("base_url", context.sources()).value;
  } catch {
    return undefined; // the error is that the settings cannot be read
  }
}
