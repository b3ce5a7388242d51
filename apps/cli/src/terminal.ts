import { once } from "node:events";
import type { Writable } from "node:stream";

/** One of the two ways out. */
export interface Sink {
  /** Resolves when there is room for more, so that nothing piles up in memory. */
  write(text: string): Promise<void>;
  /** Whether a person is looking. */
  isTerminal: boolean;
  /** How many characters fit in a line; `Infinity` where nobody looks. */
  columns: number;
}

/** All that a command knows of the world outside. */
export interface Terminal {
  /** Data. */
  stdout: Sink;
  /** Conversation. */
  stderr: Sink;
  env: Readonly<Record<string, string | undefined>>;
  /** Aborts when the person has had enough (Ctrl-C). */
  signal: AbortSignal;
}

/** A sink of the process. */
export function sinkOf(stream: Writable & { isTTY?: boolean; columns?: number }): Sink {
  return {
    isTerminal: stream.isTTY === true, // undefined where it is a pipe or a file
    columns: stream.isTTY === true ? (stream.columns ?? 80) : Infinity,
    write: async (text) => {
      if (!stream.write(text)) await once(stream, "drain");
    },
  };
}
