import { spawn } from "node:child_process";
import { once } from "node:events";
import { envWithoutKeys } from "./environment.ts";
import type { OutputStream, IOStreams } from "./io-streams.ts";

/** A way out for what may be longer than a screen. */
export interface Pager extends OutputStream {
  /** Waits until the person has read it. */
  close(): Promise<void>;
}

/** What a pager is opened with. */
interface PagerOptions {
  command: string;
  env: IOStreams["env"];
  /** Ends the pager. Not for Ctrl-C: that is for the pager as well, and most go on. */
  end: AbortSignal;
  /** Is told when the person leaves it before the end. */
  onLeave: () => void;
  /** Is told why the pager failed, in a sentence. */
  warn: (text: string) => Promise<void>;
}

/** As much as a pipe takes that nobody reads, several times over. A pager that was sent more has read. */
const MOST_UNREAD = 1_000_000;

/** The pager that a person has chosen, or nothing. */
export function resolvePager(env: IOStreams["env"]): string | undefined {
  const command = env["SMARTALEX_PAGER"] ?? env["PAGER"] ?? "";
  return ["", "cat"].includes(command.trim()) || env["TERM"] === "dumb" ? undefined : command;
}

/**
 * Opens the person's pager in front of a terminal. If the pager fails before it can have read much, as one that is not installed does, all
 * goes to the terminal without it.
 */
export function openPager(stdout: OutputStream, { command, end, env, onLeave, warn }: PagerOptions): Pager {
  // F: no more than a screen needs no paging. R: colours. X: it stays to be seen afterwards.
  const child = spawn(command, {
    shell: true,
    stdio: ["pipe", "inherit", "inherit"],
    env: { LESS: "FRX", ...envWithoutKeys(env) },
  });
  let unread: string[] | undefined = [];
  let unreadLength = 0;
  let isClosing = false;
  let isPlain = false;
  child.stdin.on("error", () => undefined); // it has ended, which is told below

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
        `The pager failed (${failure}): ${command}. Change SMARTALEX_PAGER or PAGER. This is the output without it.`,
      );
      await stdout.write(unread.join(""));
    } else if (!isClosing) {
      onLeave(); // at once: to read on may take minutes
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
