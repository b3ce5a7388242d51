import { commandLine } from "@smartalex/node-files";
import { UsageError } from "../../errors.ts";
import type { Context } from "../../context.ts";
import { known } from "../../options/enum-value.ts";
import { knownProfile } from "../../config/profiles/assert-profile.ts";
import { lockProfiles } from "../../config/profiles/lock-profiles.ts";
import { resolveSetting } from "../../config/settings/resolve-setting.ts";
import { settings, type SettingKey } from "../../config/settings/setting.ts";
import { runSwitch } from "../auth/run-switch.ts";

/** Runs `smartalex config set`. */
export async function runSet({ key, value }: { key: SettingKey; value: string }, context: Context): Promise<void> {
  if (key === "profile") return runSwitch(value, context);
  if (key === "base_url") {
    throw new UsageError(
      "base_url belongs to the key of a profile, which is for one host alone: it is set by logging in.",
      commandLine`smartalex auth login --profile NAME --base-url URL`,
    );
  }
  const { stderr } = context.terminal;
  const sources = context.sources();
  const allowed = known(key, value, settings[key].values);
  resolveSetting(key, sources); // a variable with an invalid value is an error before anything is changed
  const { source, value: name } = resolveSetting("profile", sources);
  if (source !== "default") knownProfile(name, sources.config);
  const written = await lockProfiles(context.terminal, "smartalex config set", (profiles) => {
    const { config } = profiles;
    if (source !== "default") knownProfile(name, config);
    const changed = { ...config.profiles.get(name), [key]: allowed };
    profiles.write({ ...config, profiles: new Map(config.profiles).set(name, changed) });
    return Promise.resolve(profiles.config);
  });
  await stderr.write(`${key} is now ${value} in the profile ${name}.\n`);
  const winner = resolveSetting(key, { ...sources, config: written });
  if (winner.source !== "profile") await stderr.write(`${winner.from} says ${winner.value}, and still comes first.\n`);
}
