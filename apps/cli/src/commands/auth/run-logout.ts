import { commandLine } from "@smartalex/node-files";
import type { Context } from "../../context.ts";
import { CommandError } from "../../command-error.ts";
import { exitCodes } from "../../exit-codes.ts";
import { storedKey } from "../../profiles/choose-key.ts";
import { configDirToWrite } from "../../profiles/config-dir.ts";
import { writeConfig } from "../../profiles/config-file.ts";
import { forgetKey } from "../../profiles/forget-key.ts";
import { nonEmpty } from "../../settings/non-empty.ts";
import { resolveSetting } from "../../settings/resolve-setting.ts";

/** Runs `smartalex auth logout`. */
export async function runLogout(context: Context): Promise<void> {
  const { terminal } = context;
  const sources = context.sources();
  const { config } = sources;
  const { value: name } = resolveSetting("profile", sources);
  const profile = config.profiles.get(name);
  const stored = storedKey(name, profile);
  if (!stored) {
    throw new CommandError(`The profile ${name} has no key to forget.`, {
      exitCode: exitCodes.authentication,
      code: "no_key",
      hint: commandLine`smartalex auth status`,
    });
  }
  await forgetKey(stored, terminal);
  const { base_url: _, key_in: __, ...preferences } = profile ?? {};
  const profiles = new Map(config.profiles);
  if (Object.keys(preferences).length > 0) profiles.set(name, preferences);
  else profiles.delete(name);
  const isGone = config.current === name && !profiles.has(name);
  writeConfig(configDirToWrite(terminal), { ...config, current: isGone ? undefined : config.current, profiles });
  await terminal.stderr.write(
    `The key of the profile ${name} is forgotten here. To end it, revoke it in the Developer Portal.\n`,
  );
  if (nonEmpty(terminal.env["SMARTALEX_API_KEY"]) !== undefined) {
    await terminal.stderr.write("SMARTALEX_API_KEY is still set, and used.\n");
  }
}
