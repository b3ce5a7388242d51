import { serverUrls } from "@smartalex/contract/constants";
import type { Fetch, SmartAlex, Validation } from "@smartalex/sdk";
import type { GlobalOptions } from "./global-options.ts";
import type { Terminal } from "./terminal.ts";
import { UsageError } from "./command-error.ts";

/** What a command works with. */
export interface Context {
  terminal: Terminal;
  /**
   * The client, of the API or of the sandbox. What is shown to people has to be as documented, for nothing half-true to be printed;
   * what is passed on as JSON has not. Throws `AuthenticationError` when there is no key for the API.
   */
  client(options: GlobalOptions & { validate?: Validation }): Promise<SmartAlex>;
}

/** Loads what a command needs when it asks for it: `--help` pays for neither client nor mock. */
export function createContext(terminal: Terminal, createSandbox: () => Promise<Fetch>): Context {
  return {
    terminal,
    async client({ baseUrl, sandbox, validate }) {
      if (sandbox && baseUrl !== undefined) {
        throw new UsageError("--sandbox and --base-url exclude each other: the sandbox has no address.");
      }
      const { AuthenticationError, SmartAlex } = await import("@smartalex/sdk");
      const [production, mock] = serverUrls;
      // Nothing is sent to the mock's address: the sandbox answers in this process.
      const { clock, env } = terminal;
      if (sandbox) {
        return new SmartAlex({ apiKey: "sandbox", baseUrl: mock, clock, fetch: await createSandbox(), validate });
      }
      const apiKey = set(env["SMARTALEX_API_KEY"]);
      if (apiKey === undefined) {
        throw new AuthenticationError(
          "No API key. Set SMARTALEX_API_KEY to one from the Developer Portal, or add --sandbox to try without one.",
          { code: "unauthorized" },
        );
      }
      return new SmartAlex({
        apiKey,
        baseUrl: baseUrl ?? set(env["SMARTALEX_BASE_URL"]) ?? production,
        clock,
        validate,
      });
    },
  };
}

/** A variable that is empty is as good as none. */
function set(variable: string | undefined): string | undefined {
  return variable?.trim() === "" ? undefined : variable;
}
