import { fstatSync, writeSync } from "node:fs";
import type { Writable } from "node:stream";
import { createColors, type Colorize } from "./colors.ts";
import type { OutputStream, IOStreams } from "./io-streams.ts";

/** What fits in an empty pipe on every system, in bytes. */
const SHORT = 16_384;

/** Where a sink writes to. */
export interface FileDescriptorStream {
  fd: number;
  /** Opens the stream for it. To load what Node needs for one takes as long as half of a short command. */
  open: () => Writable & { isTTY?: boolean; columns?: number };
}

/**
 * A sink of the process. What cannot be written is told to `onError`: the sink goes on as if it were. A short first text, which is the
 * last of most commands, is written at once, and the stream stays closed unless it has to be known whether a person is looking.
 */
export function createOutput(
  { fd, open }: FileDescriptorStream,
  { env, onError, platform }: Pick<IOStreams, "env" | "platform"> & { onError: (error: NodeJS.ErrnoException) => void },
): OutputStream {
  const isWindows = platform === "win32";
  let isFirst = !isWindows; // there only streams know how to write to what may be a console
  let isSeen: boolean | undefined;
  let stream: ReturnType<FileDescriptorStream["open"]> | undefined;
  let painter: Colorize | undefined;
  const opened = () => (stream ??= open().on("error", onError));
  const isTerminal = () => {
    // What is no device is none, and the stream's own word is undefined where it is a pipe or a file.
    return (isSeen ??= (isWindows || fstatSync(fd).isCharacterDevice()) && opened().isTTY === true);
  };
  return {
    get isTerminal() {
      return isTerminal();
    },
    colorize: (style, text) => (painter ??= createColors(env, isTerminal()))(style, text),
    get columns() {
      return isTerminal() ? (opened().columns ?? 80) : Infinity;
    },
    async write(text) {
      let rest = Buffer.from(text);
      if (isFirst && rest.length <= SHORT) {
        try {
          rest = rest.subarray(writeSync(fd, rest));
        } catch (error) {
          const failure = error as NodeJS.ErrnoException;
          if (failure.code !== "EAGAIN") {
            onError(failure);
            return;
          }
          // It is full, and not to be waited for: the stream can.
        }
      }
      isFirst = false;
      if (rest.length > 0) await throughStream(opened(), rest, onError);
    },
  };
}

function throughStream(stream: Writable, bytes: Buffer, onError: (error: NodeJS.ErrnoException) => void) {
  return new Promise<void>((resolve) => {
    stream.write(bytes, (error) => {
      if (error) onError(error);
      resolve();
    });
  });
}
