import { spawn } from "node:child_process";
import type { Terminal } from "../terminal.ts";

/** What a command is run with. */
export interface CommandOptions extends Pick<Terminal, "cwd" | "env" | "platform" | "signal"> {
  /** What it reads. */
  input: string;
}

/**
 * Runs a command in the shell, and gives `exit code 3`, `SIGTERM` or `ENOENT` where it fails. What it writes goes to stderr. The signal
 * stops it, with all that it has started; nobody waits for that.
 */
export function runCommand(
  command: string,
  { cwd, env, input, platform, signal }: CommandOptions,
): Promise<string | undefined> {
  const hasGroups = platform !== "win32";
  const child = spawn(command, { shell: true, stdio: ["pipe", 2, 2], cwd, env, detached: hasGroups });
  child.stdin?.on("error", () => undefined); // it may well not read
  child.stdin?.end(input);
  return new Promise((resolve) => {
    const end = (failure: string | undefined) => {
      signal.removeEventListener("abort", stop);
      resolve(failure);
    };
    const stop = () => {
      child.unref();
      child.stdin?.destroy();
      if (child.pid !== undefined) terminate(hasGroups ? -child.pid : child.pid); // of a group, the shell is only the first
      end("SIGTERM");
    };
    child.on("error", (error: NodeJS.ErrnoException) => {
      end(error.code ?? error.message);
    });
    child.on("exit", (exitCode, killedBy) => {
      end(exitCode === 0 ? undefined : (killedBy ?? `exit code ${exitCode}`));
    });
    signal.addEventListener("abort", stop);
  });
}

function terminate(pid: number): void {
  try {
    process.kill(pid, "SIGTERM");
  } catch {
    // It has just ended.
  }
}
