import type { Readable } from "node:stream";
import type { Clock } from "@smartalex/sdk";
import { CommandError, UsageError } from "../errors.ts";
import { exitCodes } from "../exit-codes.ts";
import type { Pager } from "./pager.ts";
import type { Colorize } from "./colors.ts";
import type { Keyring } from "./keyring.ts";

/** stdout or stderr. */
export interface OutputStream {
  /** Writes text. Resolves when the process has passed the text on, so that memory stays bounded and exiting loses no output. */
  write(text: string): Promise<void>;
  /** Whether the stream is a terminal. */
  isTerminal: boolean;
  /** Characters per line. `Infinity` if the stream is not a terminal. */
  columns: number;
  /** Colors text if colors are enabled. */
  colorize: Colorize;
}

/** stdin, as chunks of text. */
export interface InputStream extends AsyncIterable<string> {
  /** Whether the stream is a terminal. */
  isTerminal: boolean;
}

/** Everything that commands use to interact with the outside world. */
export interface IOStreams {
  /** The output of the command. */
  stdout: OutputStream;
  /** Opens the user's pager in front of stdout. Without a pager or terminal, returns stdout. */
  openPager: () => Promise<Pager>;
  /** Messages for the user. */
  stderr: OutputStream;
  /** Standard input. */
  stdin: InputStream;
  /** Asks for a secret without showing what is typed. Resolves to `undefined` if the user cancels. */
  askSecret: (question: string) => Promise<string | undefined>;
  env: Readonly<Record<string, string | undefined>>;
  platform: NodeJS.Platform;
  /** The system keyring. */
  keyring: Keyring;
  /** The working directory. */
  cwd: string;
  clock: Clock;
  /** The `fetch` function for the network. */
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Aborted on Ctrl-C. */
  signal: AbortSignal;
}

/**
 * Creates an input stream that opens when it is first used, because most commands do not read. Throws `CommandError` when the signal aborts, because
 * the other end may never close.
 */
export function createInput(open: () => Readable & { isTTY?: boolean }, signal: AbortSignal): InputStream {
  return {
    get isTerminal() {
      return open().isTTY === true; // undefined for pipes and files
    },
    async *[Symbol.asyncIterator]() {
      const { addAbortSignal } = await import("node:stream"); // loading it only for reads makes other commands start faster
      try {
        for await (const text of addAbortSignal(signal, open().setEncoding("utf8"))) yield String(text);
      } catch (error) {
        if (!signal.aborted) throw error;
        throw new CommandError("Interrupted.", { code: "aborted", exitCode: exitCodes.interrupted });
      }
    },
  };
}

/** Returns the working directory. Throws `UsageError` if it was deleted. */
export function workingDirectory(): string {
  try {
    return process.cwd();
  } catch {
    throw new UsageError(
      "The current directory no longer exists. Change to another directory (cd ~), then run the command again.",
    );
  }
}
