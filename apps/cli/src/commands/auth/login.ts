import { commandLine } from "@smartalex/node-files";
import { UsageError, CommandError } from "../../errors.ts";
import type { Context } from "../../context.ts";
import type { Program, GlobalOptions } from "../../options/global-options.ts";
import { exitCodes } from "../../exit-codes.ts";
import { quoteForMessage } from "../../options/enum-value.ts";
import { requireConfigDirectory } from "../../config/files/config-directory.ts";
import { PROFILE_NAME } from "../../config/settings/config-file.ts";
import { isApiKey } from "../../config/profiles/api-key.ts";
import { lockProfiles } from "../../config/profiles/lock-profiles.ts";
import { storeLogin } from "../../config/profiles/store-login.ts";
import { resolveSetting } from "../../config/settings/resolve-setting.ts";
import type { IOStreams } from "../../io/io-streams.ts";

/** Adds `smartalex auth login`. */
export function loginCommand(parent: Program, context: Context): void {
  parent
    .command("login")
    .description(
      "Store an API key in a profile, once the server has taken it. It is asked for, or read from standard input; " +
        "it is kept in the system keyring, or in a file that only you can read.",
    )
    .option("--no-keyring", "keep the key in the file, though there is a keyring")
    .allowExcessArguments()
    .addHelpText(
      "after",
      "\nExamples:\n  smartalex auth login\n  smartalex auth login --profile staging < key.txt\n" +
        "  smartalex auth login --profile local --base-url http://127.0.0.1:4010/v1",
    )
    .action(async (_, command) => {
      // Its value is not repeated: it may be the key.
      if (command.args.length > 0) {
        throw new UsageError(
          "auth login takes no argument: a key in one can be read by others, and stays in the history of the shell.",
          commandLine`smartalex auth login`,
        );
      }
      await run(command.optsWithGlobals(), context);
    });
}

/** The flags of `smartalex auth login`. */
export interface LoginOptions extends GlobalOptions {
  keyring: boolean;
}

/** Runs `smartalex auth login`. */
async function run({ keyring, sandbox }: LoginOptions, context: Context): Promise<void> {
  const { io } = context;
  if (sandbox) throw new UsageError("The sandbox takes no key: there is nothing to log in to.");
  const sources = context.sources();
  const { value: name } = resolveSetting("profile", sources);
  const { value: baseUrl } = resolveSetting("base_url", sources);
  if (!PROFILE_NAME.test(name)) {
    throw new UsageError(
      `A profile cannot be called ${quoteForMessage(name)}. Use letters, digits, dots and dashes, 40 at most.`,
    );
  }
  requireConfigDirectory(io); // refuses an environment without a home before a key is typed
  const { SmartAlex } = await import("@smartalex/sdk"); // `--help` does not need it
  new SmartAlex({ apiKey: "none", baseUrl }); // and a base URL that no key may be sent to
  const key = await obtainKey(io, `API key for ${baseUrl} (profile ${name})`);
  await verifyKey({ apiKey: key, baseUrl }, io);
  await lockProfiles(io, "smartalex auth login", (profiles) => {
    return storeLogin({ baseUrl, isKeyringWanted: keyring, key, name }, profiles, io);
  });
}

/** The key, from a prompt or from standard input. */
async function obtainKey({ askSecret, stdin }: IOStreams, question: string): Promise<string> {
  const value = stdin.isTerminal ? await askSecret(question) : await readAtMost(stdin, 10_000);
  if (value === undefined) {
    throw new CommandError("Interrupted. Nothing was stored.", { code: "aborted", exitCode: exitCodes.interrupted });
  }
  const key = value.trim();
  if (key === "") {
    throw new UsageError(
      "No key was given. Type it in a terminal, or pipe it in.",
      commandLine`smartalex auth login --help`,
    );
  }
  if (isApiKey(key)) return key;
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
async function verifyKey(value: { apiKey: string; baseUrl: string }, { clock, signal }: IOStreams): Promise<void> {
  const { SmartAlex } = await import("@smartalex/sdk");
  const client = new SmartAlex({ ...value, clock });
  try {
    await client.calls.list({ per_page: 1 }, { signal });
  } catch (cause) {
    throw new CommandError("The key was not stored.", { cause });
  }
}
