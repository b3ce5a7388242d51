import { Argument } from "@commander-js/extra-typings";
import { suggest, toSuggestions, type Suggestion, type ParsedLine } from "../../options/suggestions.ts";
import type { IOStreams } from "../../io/io-streams.ts";
import type { Context } from "../../context.ts";
import type { Program } from "../../options/global-options.ts";
import { profileSuggestions, assertProfile } from "../../config/profiles/profile-names.ts";
import { settings, type SettingKey } from "../../config/settings/setting.ts";
import { settableArgument } from "../../config/settings/setting-argument.ts";
import { commandLine } from "@smartalex/node-files";
import { UsageError } from "../../errors.ts";
import { parseEnum } from "../../options/enum-value.ts";
import { lockProfiles } from "../../config/profiles/lock-profiles.ts";
import { resolveSetting } from "../../config/settings/resolve-setting.ts";
import { switchProfile } from "../../config/profiles/switch-profile.ts";

/** Adds `smartalex config set`. */
export function setCommand(parent: Program, context: Context): void {
  parent
    .command("set")
    .description(
      "Set a preference of the current profile: the output format (auto, table, json and others), or the error " +
        "format (text or json).",
    )
    .addArgument(settableArgument())
    .addArgument(suggest(new Argument("<value>", "the new value"), { find: suggestValues }))
    .addHelpText(
      "after",
      "\nExamples:\n  smartalex config set output csv\n  smartalex config set error_format json --profile ci",
    )
    .action((key, value) => run({ key, value }, context));
}

/** Completions for the value of the setting that was typed before it. */
function suggestValues({ operands: [key] }: ParsedLine, io: IOStreams): readonly Suggestion[] {
  if (key === "profile") return profileSuggestions(io);
  return key === "output" || key === "error_format" ? toSuggestions(settings[key].values) : [];
}

/** Runs `smartalex config set`. */
async function run({ key, value }: { key: SettingKey; value: string }, context: Context): Promise<void> {
  if (key === "profile") return switchProfile(value, context.io);
  if (key === "base_url") {
    throw new UsageError(
      "base_url belongs to the key of a profile, which is valid for one host only. Log in to set it.",
      commandLine`smartalex auth login --profile NAME --base-url URL`,
    );
  }
  const { stderr } = context.io;
  const sources = context.sources();
  const allowed = parseEnum(key, value, settings[key].values);
  resolveSetting(key, sources); // report an invalid environment variable before anything is changed
  const { source, value: name } = resolveSetting("profile", sources);
  if (source !== "default") assertProfile(name, sources.config);
  const written = await lockProfiles(context.io, "smartalex config set", (profiles) => {
    const { config } = profiles;
    if (source !== "default") assertProfile(name, config);
    const changed = { ...config.profiles.get(name), [key]: allowed };
    profiles.write({ ...config, profiles: new Map(config.profiles).set(name, changed) });
    return Promise.resolve(profiles.config);
  });
  await stderr.write(`${key} is now ${value} in the profile ${name}.\n`);
  const winner = resolveSetting(key, { ...sources, config: written });
  if (winner.source !== "profile")
    await stderr.write(`${winner.from} is set to ${winner.value} and takes precedence.\n`);
}
