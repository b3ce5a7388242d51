import { commandLine } from "@smartalex/node-files";
import { serverUrls } from "@smartalex/contract/constants";
import { AuthenticationError, InvalidOptionError } from "@smartalex/sdk";
import { EXEC_MARKER, nonEmpty } from "../../io/environment.ts";
import { CommandError } from "../../errors.ts";
import { exitCodes } from "../../exit-codes.ts";
import { displayUrl } from "../settings/display-url.ts";
import type { SettingSources } from "../settings/resolve-setting.ts";
import type { IOStreams } from "../../io/io-streams.ts";
import { resolveCredential, type Credential } from "./resolve-credential.ts";
import { readKey } from "./key-store.ts";

/**
 * Returns the API key and the base URL of a request. Throws `AuthenticationError` if there is no key, and `CommandError` if the only key is for
 * another host.
 */
export async function loadCredential(
  sources: SettingSources,
  io: IOStreams,
): Promise<{ apiKey: string; baseUrl: string }> {
  const choice = resolveCredential(sources);
  const { baseUrl, otherBaseUrl, key } = choice;
  if (otherBaseUrl !== undefined) throw otherHostError(choice, otherBaseUrl);
  const apiKey = key?.from === "environment" ? key.apiKey : key && (await readKey(key, io));
  if (apiKey !== undefined) return { apiKey, baseUrl };
  if (nonEmpty(io.env[EXEC_MARKER]) !== undefined) {
    throw new CommandError(
      "No API key. A command of --exec does not receive SMARTALEX_API_KEY unless the watch uses --exec-with-key.",
      { exitCode: exitCodes.authentication, code: "unauthorized", hint: commandLine`smartalex calls watch --help` },
    );
  }
  throw new AuthenticationError(
    "No API key. Set SMARTALEX_API_KEY to a key from the Developer Portal, or add --sandbox to try the command " +
      "without a key.",
    { code: "unauthorized" },
  );
}

function otherHostError({ baseUrl, profile }: Credential, elsewhere: string): Error {
  if (!URL.canParse(baseUrl)) return new InvalidOptionError("baseUrl", `must be a URL such as ${serverUrls[0]}`);
  const hosts = `for ${new URL(elsewhere).origin}, so it is not sent to ${new URL(baseUrl).origin}`;
  return new CommandError(
    `The key of the profile ${profile} is ${hosts}. Set SMARTALEX_API_KEY to a key for that host, or log in to ` +
      "it.",
    {
      exitCode: exitCodes.authentication,
      code: "other_host",
      hint: commandLine`smartalex auth login --profile NAME --base-url ${displayUrl(baseUrl)}`,
    },
  );
}
