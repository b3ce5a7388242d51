import type { Context } from "../../context.ts";
import { configDirToWrite } from "../../profiles/config-dir.ts";
import { writeConfig } from "../../profiles/config-file.ts";
import { knownProfile } from "../../profiles/known-profile.ts";
import { nonEmpty } from "../../settings/non-empty.ts";

/** Runs `smartalex auth switch`, and `smartalex config set profile`. */
export async function runSwitch(name: string, context: Context): Promise<void> {
  const { env, stderr } = context.terminal;
  const { config } = context.sources();
  writeConfig(configDirToWrite(context.terminal), { ...config, current: knownProfile(name, config) });
  await stderr.write(`The profile is now ${name}.\n`);
  for (const variable of ["SMARTALEX_API_KEY", "SMARTALEX_PROFILE"]) {
    if (nonEmpty(env[variable]) !== undefined) await stderr.write(`${variable} is set, and still comes first.\n`);
  }
}
