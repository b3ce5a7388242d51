import type { Context } from "../../context.ts";
import { knownProfile } from "../../config/profiles/assert-profile.ts";
import { lockProfiles } from "../../config/profiles/lock-profiles.ts";
import { nonEmpty } from "../../config/settings/non-empty.ts";

/** Runs `smartalex auth switch`, and `smartalex config set profile`. */
export async function runSwitch(name: string, context: Context): Promise<void> {
  const { env, stderr } = context.terminal;
  await lockProfiles(context.terminal, "smartalex auth switch", (profiles) => {
    const { config } = profiles;
    profiles.write({ ...config, current: knownProfile(name, config) });
    return Promise.resolve();
  });
  await stderr.write(`The profile is now ${name}.\n`);
  for (const variable of ["SMARTALEX_API_KEY", "SMARTALEX_PROFILE"]) {
    if (nonEmpty(env[variable]) !== undefined) await stderr.write(`${variable} is set, and still comes first.\n`);
  }
}
