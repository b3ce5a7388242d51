import { spawn } from "node:child_process";
import { once } from "node:events";
import { envWithoutKeys } from "./environment.ts";
import type { OutputStream, IOStreams } from "./io-streams.ts";

/** An output stream that may be a pager. */
export interface Pager extends OutputStream {
  /** Waits until the user closes the pager. */
  close(): Promise<void>;
}

/** Options of `openPager`. */
interface PagerOptions {
  command: string;
  env: IOStreams["env"];
  /** Ends the pager. Not used for Ctrl-C, which the pager receives itself. */
  end: AbortSignal;
  /** Called when the user closes the pager before the end of the output. */
  onClose: () => void;
  /** Called with a message if the pager fails. */
  warn: (text: string) => Promise<void>;
}

/** Several times the capacity of a pipe. A pager that accepted more has read its input. */
const MOST_UNREAD = 1_000_000;

/** Returns the pager that the user has configured, if any. */
export function resolvePager(env: IOStreams["env"]): string | undefined {
  const command = env["SMARTALEX_PAGER"] ?? env["PAGER"] ?? "";
  return ["", "cat"].includes(command.trim()) || env["TERM"] === "dumb" ? undefined : command;
}

/**
 * Opens the user's pager in front of a terminal. If the pager fails before it has read its input, for example because it is not installed, writes the
 * output to the terminal instead.
 */
export function openPager(stdout: OutputStream, { command, end, env, onClose, warn }: PagerOptions): Pager {
  // F: exit if the output fits on one screen. R: keep colors. X: keep the output on the screen.
  const child = spawn(command, {
    shell: true,
    stdio: ["pipe", "inherit", "inherit"],
    env: { LESS: "FRX", ...envWithoutKeys(env) },
  });
  let unread: string[] | undefined = [];
  let unreadLength = 0;
  let isClosing = false;
  let isPlain = false;
  child.stdin.on("error", () => undefined); // the pager has exited, which is handled below

  end.addEventListener("abort", () => child.kill());

  const ended = new Promise<string | undefined>((resolve) => {
    child.on("error", ({ message }) => {
      resolve(message);
    });
    child.on("exit", (exitCode) => {
      resolve(exitCode === 0 || exitCode === null ? undefined : `exit code ${exitCode}`);
    });
  });
  const settled = ended.then(async (failure) => {
    if (failure !== undefined && unread !== undefined) {
      isPlain = true;
      await warn(
        `The pager failed (${failure}): ${command}. Change SMARTALEX_PAGER or PAGER. Showing the output without it.`,
      );
      await stdout.write(unread.join(""));
    } else if (!isClosing) {
      onClose(); // do not wait: reading the remaining calls may take minutes
    }
  });
  return {
    isTerminal: stdout.isTerminal,
    columns: stdout.columns,
    colorize: stdout.colorize,
    async write(text) {
      if (isPlain) {
        await settled;
        await stdout.write(text);
        return;
      }
      unreadLength += text.length;
      if (unreadLength > MOST_UNREAD) unread = undefined;
      unread?.push(text);
      if (!child.stdin.write(text)) {
        await Promise.race([once(child.stdin, "drain").catch(() => settled), settled]);
      }
    },
    async close() {
      isClosing = true;
      child.stdin.end();
      await settled;
    },
  };
}
