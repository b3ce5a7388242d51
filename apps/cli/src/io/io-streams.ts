import type { Readable } from "node:stream";
import type { Clock } from "@smartalex/sdk";
import { CommandError, UsageError } from "../errors.ts";
import { exitCodes } from "../exit-codes.ts";
import type { Pager } from "./pager.ts";
import type { Colorize } from "./colors.ts";
import type { Keyring } from "./keyring.ts";

/** One of the two ways out. */
export interface OutputStream {
  /** Resolves when the text has left this process: nothing piles up in memory, and what was written is not lost with the process. */
  write(text: string): Promise<void>;
  /** Whether a person is looking. */
  isTerminal: boolean;
  /** How many characters fit in a line; `Infinity` where nobody looks. */
  columns: number;
  /** Sets text off, where there are colours. */
  colorize: Colorize;
}

/** The way in, in pieces of text. */
export interface InputStream extends AsyncIterable<string> {
  /** Whether a person is typing. */
  isTerminal: boolean;
}

/** All that a command knows of the world outside. */
export interface IOStreams {
  /** Data. */
  stdout: OutputStream;
  /** stdout, behind the person's pager where one looks and has chosen one. */
  openPager: () => Promise<Pager>;
  /** Conversation. */
  stderr: OutputStream;
  /** What is piped in, or typed. */
  stdin: InputStream;
  /** Asks a person for what is not shown as it is typed; `undefined` when they would rather not. */
  askSecret: (question: string) => Promise<string | undefined>;
  env: Readonly<Record<string, string | undefined>>;
  platform: NodeJS.Platform;
  /** The system's own. */
  keyring: Keyring;
  /** The folder that it runs in. */
  cwd: string;
  clock: Clock;
  /** The network. The client has its own way there, which is the same. */
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Aborts when the person has had enough (Ctrl-C). */
  signal: AbortSignal;
}

/**
 * The source of the process. It is opened when somebody asks: most commands never do. Throws `CommandError` when the signal aborts: whoever
 * writes there may never end.
 */
export function createInput(open: () => Readable & { isTTY?: boolean }, signal: AbortSignal): InputStream {
  return {
    get isTerminal() {
      return open().isTTY === true; // undefined where it is a pipe or a file
    },
    async *[Symbol.asyncIterator]() {
      const { addAbortSignal } = await import("node:stream"); // most commands read nothing, and start sooner without
      try {
        for await (const text of addAbortSignal(signal, open().setEncoding("utf8"))) yield String(text);
      } catch (error) {
        if (!signal.aborted) throw error;
        throw new CommandError("Interrupted.", { code: "aborted", exitCode: exitCodes.interrupted });
      }
    },
  };
}

/** The folder that the command runs in. Throws `UsageError` if it was deleted: settings and files are looked for from there. */
export function workingDirectory(): string {
  try {
    return process.cwd();
  } catch {
    throw new UsageError(
      "The folder that you are in does not exist any more. Change to another one (cd ~), then run the command again.",
    );
  }
}
