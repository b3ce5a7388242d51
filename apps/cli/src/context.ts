import { safeText } from "@smartalex/node-files";
import packageJson from "../package.json" with { type: "json" };
import type { AppInfo, SmartAlex, SmartAlexOptions } from "@smartalex/sdk";
import type { GlobalOptions } from "./options/global-options.ts";
import { createWarningPrinter } from "./io/warning-printer.ts";
import type { IOStreams } from "./io/io-streams.ts";
import { UsageError } from "./errors.ts";
import { loadSources } from "./config/settings/load-sources.ts";
import { resolvePreference, type SettingSources } from "./config/settings/resolve-setting.ts";
import type { Preference, PreferenceValue } from "./config/settings/setting.ts";

/** Identifies the command line in the `user-agent` of requests. */
export const appInfo: AppInfo = { name: "smartalex-cli", version: packageJson.version };

/** The server and the API key. */
export interface Connection {
  apiKey: string;
  baseUrl: string;
  /** The `fetch` function of the mock. `undefined` for the network. */
  fetch: IOStreams["fetch"] | undefined;
}

/** What a command uses to interact with its environment. */
export interface Context {
  io: IOStreams;
  /** Options of the client. Throws `AuthenticationError` if there is no API key, and `UsageError` if the sandbox is combined with a base URL. */
  connection(options: GlobalOptions): Promise<Connection>;
  /**
   * A client of the API or the sandbox. Commands that print tables validate responses, so that they do not show invalid data. Commands that pass JSON
   * through do not.
   */
  client(options: GlobalOptions & Pick<SmartAlexOptions, "onRateLimit" | "validate">): Promise<SmartAlex>;
  /**
   * All sources of settings. They are read once. Throws `CommandError` for a file that is invalid or contains a setting that is not allowed there.
   */
  sources(): SettingSources;
  /** A preference of the user or the project. `undefined` if the command chooses. Flags of the command take precedence. */
  setting<Key extends Preference>(key: Key): PreferenceValue<Key> | undefined;
}

/** Creates a context that loads the client and the mock only when a command needs them, so that `--help` stays fast. */
export function createContext(
  io: IOStreams,
  { createSandbox, flags }: { createSandbox: () => Promise<IOStreams["fetch"]>; flags: () => GlobalOptions },
): Context {
  let loaded: SettingSources | undefined;
  const warn = (text: string) => {
    void io.stderr.write(`${io.stderr.colorize("yellow", "Warning:")} ${safeText(text)}\n`);
  };
  const context: Context = {
    io,
    async connection({ baseUrl, sandbox }) {
      if (sandbox && baseUrl !== undefined) {
        throw new UsageError("--sandbox and --base-url cannot be combined: the sandbox has no base URL.");
      }
      if (sandbox) {
        const { DEFAULT_BASE_URL } = await import("@smartalex/mock");
        // Requests are not sent to this URL: the sandbox responds in this process.
        return { apiKey: "sandbox", baseUrl: DEFAULT_BASE_URL, fetch: await createSandbox() };
      }
      const { loadCredential } = await import("./config/profiles/load-credential.ts");
      return { ...(await loadCredential(context.sources(), io)), fetch: undefined };
    },
    async client({ onRateLimit, validate, ...options }) {
      const { SmartAlex } = await import("@smartalex/sdk");
      const { clock } = io;
      const onWarning = createWarningPrinter(io.stderr);
      return new SmartAlex({
        ...(await context.connection(options)),
        appInfo,
        clock,
        onRateLimit,
        onWarning,
        validate,
      });
    },
    sources: () => (loaded ??= loadSources(io, flags(), warn)),
    setting: (key) => resolvePreference(key, context.sources()),
  };
  return context;
}
