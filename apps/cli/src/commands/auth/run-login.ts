import { commandLine } from "@smartalex/node-files";
import { SmartAlex } from "@smartalex/sdk";
import { CommandError, UsageError } from "../../errors.ts";
import type { Context } from "../../context.ts";
import { exitCodes } from "../../exit-codes.ts";
import type { GlobalOptions } from "../../options/global-options.ts";
import { quote } from "../../options/enum-value.ts";
import { configDirToWrite } from "../../config/files/config-directory.ts";
import { PROFILE_NAME } from "../../config/settings/config-file.ts";
import { isKey } from "../../config/profiles/keyring.ts";
import { lockProfiles } from "../../config/profiles/lock-profiles.ts";
import { storeLogin } from "../../config/profiles/store-login.ts";
import { resolveSetting } from "../../config/settings/resolve-setting.ts";
import type { Terminal } from "../../io/io-streams.ts";

/** The flags of `smartalex auth login`. */
export interface LoginOptions extends GlobalOptions {
  keyring: boolean;
}

/** Runs `smartalex auth login`. */
export async function runLogin({ keyring, sandbox }: LoginOptions, context: Context): Promise<void> {
  const { terminal } = context;
  if (sandbox) throw new UsageError("The sandbox takes no key: there is nothing to log in to.");
  const sources = context.sources();
  const { value: name } = resolveSetting("profile", sources);
  const { value: baseUrl } = resolveSetting("base_url", sources);
  if (!PROFILE_NAME.test(name)) {
    throw new UsageError(
      `A profile cannot be called ${quote(name)}. Use letters, digits, dots and dashes, 40 at most.`,
    );
  }
  configDirToWrite(terminal); // refuses an environment without a home before a key is typed
  new SmartAlex({ apiKey: "none", baseUrl }); // and a base URL that no key may be sent to
  const key = await obtainKey(terminal, `API key for ${baseUrl} (profile ${name})`);
  await checkKey({ apiKey: key, baseUrl }, terminal);
  await lockProfiles(terminal, "smartalex auth login", (profiles) => {
    return storeLogin({ baseUrl, isKeyringWanted: keyring, key, name }, profiles, terminal);
  });
}

/** The key, from a prompt or from standard input. */
async function obtainKey({ askSecret, stdin }: Terminal, question: string): Promise<string> {
  const given = stdin.isTerminal ? await askSecret(question) : await readAtMost(stdin, 10_000);
  if (given === undefined) {
    throw new CommandError("Interrupted. Nothing was stored.", { code: "aborted", exitCode: exitCodes.interrupted });
  }
  const key = given.trim();
  if (key === "") {
    throw new UsageError(
      "No key was given. Type it in a terminal, or pipe it in.",
      commandLine`smartalex auth login --help`,
    );
  }
  if (isKey(key)) return key;
  throw new UsageError("That is no key: it has a space or a character that none has, or is too long. Copy it anew.");
}

async function readAtMost(source: AsyncIterable<string>, most: number): Promise<string> {
  let text = "";
  for await (const piece of source) {
    text += piece;
    if (text.length > most) break;
  }
  return text;
}

/** Asks for one call. A key that was not tried is not stored: it would fail later, where nobody looks for the reason. */
async function checkKey(given: { apiKey: string; baseUrl: string }, { clock, signal }: Terminal): Promise<void> {
  const client = new SmartAlex({ ...given, clock });
  try {
    await client.calls.list({ per_page: 1 }, { signal });
  } catch (cause) {
    throw new CommandError("The key was not stored.", { cause });
  }
}
