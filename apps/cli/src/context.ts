import type { SmartAlex } from "@smartalex/sdk";
import type { GlobalOptions } from "./global-options.ts";
import type { Terminal } from "./terminal.ts";
import { UsageError } from "./usage-error.ts";

/** What a command works with. */
export interface Context {
  terminal: Terminal;
  /** The client, of the API or of the sandbox. Throws `AuthenticationError` when there is no key for the API. */
  client(options: GlobalOptions): Promise<SmartAlex>;
}

/** Answers requests in place of the network. */
export type Fetch = (request: Request) => Promise<Response>;

/** Loads what a command needs when it asks for it: `--help` pays for neither client nor mock. */
export function createContext(terminal: Terminal, createSandbox: () => Promise<Fetch>): Context {
  return {
    terminal,
    async client({ baseUrl, sandbox }) {
      if (sandbox && baseUrl !== undefined) {
        throw new UsageError("--sandbox and --base-url exclude each other: the sandbox has no address.");
      }
      const { AuthenticationError, SmartAlex } = await import("@smartalex/sdk");
      if (sandbox) return new SmartAlex({ apiKey: "sandbox", baseUrl: SANDBOX, fetch: await createSandbox() });
      const apiKey = terminal.env["SMARTALEX_API_KEY"]?.trim();
      if (!apiKey) {
        throw new AuthenticationError(
          "No API key. Set SMARTALEX_API_KEY to one from the Developer Portal, or add --sandbox to try without one.",
          { code: "unauthorized" },
        );
      }
      const address = baseUrl ?? terminal.env["SMARTALEX_BASE_URL"];
      return new SmartAlex({ apiKey, baseUrl: address === "" ? undefined : address });
    },
  };
}

/** Nothing is ever sent there: the sandbox answers in this process. */
const SANDBOX = "http://127.0.0.1/v1";
