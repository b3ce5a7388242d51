import { fstatSync, writeSync } from "node:fs";
import type { Writable } from "node:stream";
import { createColors, type Colorize } from "./colors.ts";
import type { OutputStream, IOStreams } from "./io-streams.ts";

/** The minimum capacity of a pipe on all systems, in bytes. */
const SHORT = 16_384;

/** A file descriptor with its stream. */
export interface FileDescriptorStream {
  fd: number;
  /** Opens the stream. Loading the modules for it takes half as long as a short command. */
  open: () => Writable & { isTTY?: boolean; columns?: number };
}

/**
 * Creates an output stream. Write errors are passed to `onError`, and do not reject `write`. A short first text, which is the only output of most
 * commands, is written synchronously, and the stream is opened only if `isTerminal` requires it.
 */
export function createOutput(
  { fd, open }: FileDescriptorStream,
  { env, onError, platform }: Pick<IOStreams, "env" | "platform"> & { onError: (error: NodeJS.ErrnoException) => void },
): OutputStream {
  const isWindows = platform === "win32";
  let isFirst = !isWindows; // on Windows, only streams can write to a console
  let isSeen: boolean | undefined;
  let stream: ReturnType<FileDescriptorStream["open"]> | undefined;
  let painter: Colorize | undefined;
  const opened = () => (stream ??= open().on("error", onError));
  const isTerminal = () => {
    // Only character devices can be terminals; `isTTY` is undefined for pipes and files.
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
          // The pipe is full: let the stream wait.
        }
      }
      isFirst = false;
      if (rest.length > 0) await writeToStream(opened(), rest, onError);
    },
  };
}

function writeToStream(stream: Writable, bytes: Buffer, onError: (error: NodeJS.ErrnoException) => void) {
  return new Promise<void>((resolve) => {
    stream.write(bytes, (error) => {
      if (error) onError(error);
      resolve();
    });
  });
}
