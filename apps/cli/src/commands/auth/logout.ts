import type { Context } from "../../context.ts";
import type { Program } from "../../options/global-options.ts";
import { commandLine } from "@smartalex/node-files";
import { CommandError } from "../../errors.ts";
import { exitCodes } from "../../exit-codes.ts";
import { storedKey } from "../../config/profiles/resolve-credential.ts";
import type { Config, StoredKey } from "../../config/settings/config-file.ts";
import { deleteKey } from "../../config/profiles/key-store.ts";
import { lockProfiles, type LockedProfiles } from "../../config/profiles/lock-profiles.ts";
import { nonEmpty } from "../../io/environment.ts";
import { DEFAULT_PROFILE, resolveSetting } from "../../config/settings/resolve-setting.ts";
import { displayUrl } from "../../config/settings/display-url.ts";
import type { IOStreams } from "../../io/io-streams.ts";

/** Adds `smartalex auth logout`. */
export function logoutCommand(parent: Program, context: Context): void {
  parent
    .command("logout")
    .description(
      "Remove the key of a profile from this machine. The key stays valid until you revoke it in the Developer " +
        "Portal.",
    )
    .addHelpText("after", "\nExamples:\n  smartalex auth logout\n  smartalex auth logout --profile staging")
    .action(() => run(context));
}

/** Runs `smartalex auth logout`. */
async function run(context: Context): Promise<void> {
  const { io } = context;
  const { value: name } = resolveSetting("profile", context.sources());
  const { isCurrent, left } = await lockProfiles(io, "smartalex auth logout", async (profiles) => {
    const stored = storedKey(name, profiles.config.profiles.get(name));
    if (!stored) {
      throw new CommandError(`The profile ${name} has no key to remove.`, {
        exitCode: exitCodes.authentication,
        code: "no_key",
        hint: commandLine`smartalex config explain profile`,
      });
    }
    return removeKey(name, stored, { profiles, io });
  });
  const { stderr } = io;
  await stderr.write(
    `Removed the key of the profile ${name} from this machine. To invalidate the key, revoke it in the Developer ` +
      "Portal.\n",
  );
  const variable = nonEmpty(io.env["SMARTALEX_PROFILE"]);
  if (variable === name && !left.has(name)) {
    await stderr.write("SMARTALEX_PROFILE is still set to this profile, so commands will fail. Change or unset it.\n");
  } else if (isCurrent && variable !== undefined) {
    await stderr.write("It was the current profile. SMARTALEX_PROFILE is set and takes precedence.\n");
  } else if (isCurrent && name !== DEFAULT_PROFILE) await stderr.write(describeNextProfile(left));
  if (nonEmpty(io.env["SMARTALEX_API_KEY"]) !== undefined) {
    await stderr.write("SMARTALEX_API_KEY is still set and in use.\n");
  }
}

/** Removes the key of a profile, and the profile itself if it has no preferences. */
async function removeKey(
  name: string,
  { account, from }: StoredKey,
  { profiles, io }: { profiles: LockedProfiles; io: IOStreams },
): Promise<{ isCurrent: boolean; left: Config["profiles"] }> {
  const before = profiles.config;
  const { base_url: _, key_in: __, ...preferences } = before.profiles.get(name) ?? {};
  const left = new Map(before.profiles);
  if (Object.keys(preferences).length > 0) left.set(name, preferences);
  else left.delete(name);
  const isCurrent = before.current === name && !left.has(name);
  const after = { ...before, current: isCurrent ? undefined : before.current, profiles: left };
  const key = { account, from };
  profiles.write({ ...after, pending: [...(before.pending ?? []), key] }); // if the process is killed, the next change removes the key
  try {
    await deleteKey(key, io);
  } catch (error) {
    profiles.write(before);
    throw error;
  }
  profiles.writeNote(after);
  return { isCurrent, left };
}

/** Describes which profile commands use after the current profile was removed. They may read the calls of another workspace. */
function describeNextProfile(profiles: Config["profiles"]): string {
  const key = storedKey(DEFAULT_PROFILE, profiles.get(DEFAULT_PROFILE));
  const text = `It was the current profile. Commands now use the profile ${DEFAULT_PROFILE}, `;
  if (key) return `${text}whose key is for ${displayUrl(key.baseUrl)}.\n`;
  const [other] = [...profiles].find(([name, profile]) => storedKey(name, profile)) ?? [];
  return `${text}which has no key.\n${other === undefined ? "" : `Next: ${commandLine`smartalex auth switch ${other}`}\n`}`;
}
