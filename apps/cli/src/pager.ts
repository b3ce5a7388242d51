import { spawn } from "node:child_process";
import { once } from "node:events";
import type { Sink, Terminal } from "./terminal.ts";

/** A way out for what may be longer than a screen. */
export interface PagedSink extends Sink {
  /** Waits until the person has read it. */
  close(): Promise<void>;
}

/** The pager that a person has chosen, or nothing. */
export function pagerOf(env: Terminal["env"]): string | undefined {
  const command = env["SMARTALEX_PAGER"] ?? env["PAGER"] ?? "";
  return ["", "cat"].includes(command.trim()) || env["TERM"] === "dumb" ? undefined : command;
}

/** Opens the person's pager in front of a terminal. `onLeave` is told when they leave it before the end. */
export function openPager(
  stdout: Sink,
  { command, env, onLeave }: { command: string; env: Terminal["env"]; onLeave: () => void },
): PagedSink {
  // F: no more than a screen needs no paging. R: colours. X: it stays to be seen afterwards.
  const child = spawn(command, { shell: true, stdio: ["pipe", "inherit", "inherit"], env: { LESS: "FRX", ...env } });
  const exit = once(child, "exit");
  child.stdin.on("error", () => {
    void exit.then(onLeave);
  });
  return {
    isTerminal: stdout.isTerminal,
    columns: stdout.columns,
    paint: stdout.paint,
    async write(text) {
      if (!child.stdin.write(text)) await Promise.race([once(child.stdin, "drain"), exit]);
    },
    async close() {
      child.stdin.end();
      await exit;
    },
  };
}
