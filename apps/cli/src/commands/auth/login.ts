import { commandLine } from "@smartalex/node-files";
import { UsageError, CommandError } from "../../errors.ts";
import { appInfo, type Context } from "../../context.ts";
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
      "Log in with an API key, and store it in a profile. The key is read from a prompt or from standard input, and " +
        "checked with one request. It is stored in the system keyring, or in a file that only you can read.",
    )
    .option("--no-keyring", "store the key in a file, even if a system keyring is available")
    .allowExcessArguments()
    .addHelpText(
      "after",
      "\nExamples:\n  smartalex auth login\n  smartalex auth login --profile staging < key.txt\n" +
        "  smartalex auth login --profile local --base-url http://127.0.0.1:4010/v1",
    )
    .action(async (_, command) => {
      // Do not repeat the argument: it may be the key.
      if (command.args.length > 0) {
        throw new UsageError(
          "auth login does not accept arguments: other users can read a key in an argument, and the shell history keeps " +
            "it.",
          commandLine`smartalex auth login`,
        );
      }
      await run(command.optsWithGlobals(), context);
    });
}

/** Flags of `smartalex auth login`. */
export interface LoginOptions extends GlobalOptions {
  keyring: boolean;
}

/** Runs `smartalex auth login`. */
async function run({ keyring, sandbox }: LoginOptions, context: Context): Promise<void> {
  const { io } = context;
  if (sandbox) throw new UsageError("The sandbox does not use keys, so there is nothing to log in to.");
  const sources = context.sources();
  const { value: name } = resolveSetting("profile", sources);
  const { value: baseUrl } = resolveSetting("base_url", sources);
  if (!PROFILE_NAME.test(name)) {
    throw new UsageError(
      `Invalid profile name ${quoteForMessage(name)}. Use at most 40 letters, digits, dots, underscores and dashes, ` +
        "starting with a letter or digit.",
    );
  }
  requireConfigDirectory(io); // throws before the user types a key if there is no directory to write to
  const { SmartAlex } = await import("@smartalex/sdk"); // `--help` does not need it
  new SmartAlex({ apiKey: "none", baseUrl }); // throws for a base URL to which the client does not send keys
  const key = await readKey(io, `API key for ${baseUrl} (profile ${name})`);
  await verifyKey({ apiKey: key, baseUrl }, io);
  await lockProfiles(io, "smartalex auth login", (profiles) => {
    return storeLogin({ baseUrl, isKeyringWanted: keyring, key, name }, profiles, io);
  });
}

/** Reads the key from a prompt or from standard input. */
async function readKey({ askSecret, stdin }: IOStreams, question: string): Promise<string> {
  const value = stdin.isTerminal ? await askSecret(question) : await readAtMost(stdin, 10_000);
  if (value === undefined) {
    throw new CommandError("Interrupted. No key was stored.", { code: "aborted", exitCode: exitCodes.interrupted });
  }
  const key = value.trim();
  if (key === "") {
    throw new UsageError(
      "No API key was entered. Type it at the prompt, or pipe it to the command.",
      commandLine`smartalex auth login --help`,
    );
  }
  if (isApiKey(key)) return key;
  throw new UsageError(
    "Invalid API key: it contains whitespace or unexpected characters, or is too long. Copy it again.",
  );
}

async function readAtMost(source: AsyncIterable<string>, most: number): Promise<string> {
  let text = "";
  for await (const piece of source) {
    text += piece;
    if (text.length > most) break;
  }
  return text;
}

/** Checks the key with one request. An invalid key that is stored would fail later, when the cause is harder to find. */
async function verifyKey(value: { apiKey: string; baseUrl: string }, { clock, signal }: IOStreams): Promise<void> {
  const { SmartAlex } = await import("@smartalex/sdk");
  const client = new SmartAlex({ ...value, appInfo, clock });
  try {
    await client.calls.list({ per_page: 1 }, { signal });
  } catch (cause) {
    throw new CommandError("The key was not stored.", { cause });
  }
}
