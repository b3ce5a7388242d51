import { safeText } from "@smartalex/node-files";
import type { SmartAlex, SmartAlexOptions } from "@smartalex/sdk";
import type { GlobalOptions } from "./options/global-options.ts";
import { createWarningPrinter } from "./io/warning-printer.ts";
import type { IOStreams } from "./io/io-streams.ts";
import { UsageError } from "./errors.ts";
import { loadSources } from "./config/settings/load-sources.ts";
import { resolvePreference, type SettingSources } from "./config/settings/resolve-setting.ts";
import type { Preference, PreferenceValue } from "./config/settings/setting.ts";

/** Which server, and with which key. */
export interface Connection {
  apiKey: string;
  baseUrl: string;
  /** What answers in place of the network. */
  fetch: IOStreams["fetch"] | undefined;
}

/** What a command works with. */
export interface Context {
  io: IOStreams;
  /**
   * What the client is made with. Throws `AuthenticationError` when there is no key for the API, `UsageError` for the sandbox at another
   * address.
   */
  connection(options: GlobalOptions): Promise<Connection>;
  /**
   * The client, of the API or of the sandbox. What is shown to people has to be as documented, for nothing half-true to be printed;
   * what is passed on as JSON has not.
   */
  client(options: GlobalOptions & Pick<SmartAlexOptions, "onRateLimit" | "validate">): Promise<SmartAlex>;
  /** All that settings can come from, read once. Throws `CommandError` for a file that is broken, or holds what it may not. */
  sources(): SettingSources;
  /** A preference of the person or the project; `undefined` where the command is to choose. Its own flags come before it. */
  setting<Key extends Preference>(key: Key): PreferenceValue<Key> | undefined;
}

/** Loads what a command needs when it asks for it: `--help` pays for neither client nor mock. */
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
        throw new UsageError("--sandbox and --base-url exclude each other: the sandbox has no address.");
      }
      if (sandbox) {
        const { DEFAULT_BASE_URL } = await import("@smartalex/mock");
        // Nothing is sent to the mock's address: the sandbox answers in this process.
        return { apiKey: "sandbox", baseUrl: DEFAULT_BASE_URL, fetch: await createSandbox() };
      }
      const { loadCredential } = await import("./config/profiles/load-credential.ts");
      return { ...(await loadCredential(context.sources(), io)), fetch: undefined };
    },
    async client({ onRateLimit, validate, ...options }) {
      const { SmartAlex } = await import("@smartalex/sdk");
      const { clock } = io;
      const onWarning = createWarningPrinter(io.stderr);
      return new SmartAlex({ ...(await context.connection(options)), clock, onRateLimit, onWarning, validate });
    },
    sources: () => (loaded ??= loadSources(io, flags(), warn)),
    setting: (key) => resolvePreference(key, context.sources()),
  };
  return context;
}
