import type { IOStreams } from "../../io/io-streams.ts";
import { nonEmpty } from "../../io/environment.ts";
import { lockProfiles } from "./lock-profiles.ts";
import { assertProfile } from "./profile-names.ts";

/** Changes the current profile. Used by `smartalex auth switch` and `smartalex config set profile`. */
export async function switchProfile(name: string, io: IOStreams): Promise<void> {
  const { env, stderr } = io;
  await lockProfiles(io, "smartalex auth switch", (profiles) => {
    const { config } = profiles;
    profiles.write({ ...config, current: assertProfile(name, config) });
    return Promise.resolve();
  });
  await stderr.write(`The current profile is now ${name}.\n`);
  for (const variable of ["SMARTALEX_API_KEY", "SMARTALEX_PROFILE"]) {
    if (nonEmpty(env[variable]) !== undefined) await stderr.write(`${variable} is set and takes precedence.\n`);
  }
}
