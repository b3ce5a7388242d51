import { serverUrls } from "@smartalex/contract/constants";
import type { Fetch, SmartAlex, SmartAlexOptions } from "@smartalex/sdk";
import type { GlobalOptions } from "./global-options.ts";
import type { Terminal } from "./terminal.ts";
import { UsageError } from "./command-error.ts";
import type { SettingSources } from "./settings/resolve-setting.ts";
import type { Preference, PreferenceValue } from "./settings/setting.ts";

/** What a command works with. */
export interface Context {
  terminal: Terminal;
  /**
   * The client, of the API or of the sandbox. What is shown to people has to be as documented, for nothing half-true to be printed;
   * what is passed on as JSON has not. Throws `AuthenticationError` when there is no key for the API.
   */
  client(options: GlobalOptions & Pick<SmartAlexOptions, "onWait" | "validate">): Promise<SmartAlex>;
  /** All that settings can come from, read once. Throws `CommandError` for a file that is broken, or holds what it may not. */
  sources(): Promise<SettingSources>;
  /** A preference of the person or the project; `undefined` where the command is to choose. Its own flags come before it. */
  setting<Key extends Preference>(key: Key): Promise<PreferenceValue<Key> | undefined>;
}

/** Loads what a command needs when it asks for it: `--help` pays for neither client nor mock. */
export function createContext(
  terminal: Terminal,
  { createSandbox, flags }: { createSandbox: () => Promise<Fetch>; flags: () => GlobalOptions },
): Context {
  let loading: Promise<SettingSources> | undefined;
  const context: Context = {
    terminal,
    async client({ baseUrl, onWait, sandbox, validate }) {
      if (sandbox && baseUrl !== undefined) {
        throw new UsageError("--sandbox and --base-url exclude each other: the sandbox has no address.");
      }
      const { SmartAlex } = await import("@smartalex/sdk");
      const { clock } = terminal;
      if (sandbox) {
        // Nothing is sent to the mock's address: the sandbox answers in this process.
        return new SmartAlex({
          apiKey: "sandbox",
          baseUrl: serverUrls[1],
          clock,
          fetch: await createSandbox(),
          onWait,
          validate,
        });
      }
      const { findKey } = await import("./profiles/find-key.ts");
      return new SmartAlex({ ...(await findKey(await context.sources(), terminal)), clock, onWait, validate });
    },
    sources: () => {
      return (loading ??= import("./settings/load-sources.ts").then(({ loadSources }) =>
        loadSources(terminal, flags()),
      ));
    },
    async setting(key) {
      const { resolvePreference } = await import("./settings/resolve-setting.ts");
      return resolvePreference(key, await context.sources());
    },
  };
  return context;
}
