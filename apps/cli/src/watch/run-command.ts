import { spawn, type ChildProcess } from "node:child_process";
import type { Readable } from "node:stream";
import type { IOStreams } from "../io/io-streams.ts";
import { ProcessGroup } from "./process-group.ts";
import { writeLines } from "./write-lines.ts";

/** Options of `runCommand`. */
export interface CommandOptions extends Pick<IOStreams, "clock" | "cwd" | "env" | "platform" | "signal" | "stderr"> {
  /** The standard input of the command. */
  input: string;
}

/**
 * Runs a shell command. Resolves to `undefined` if it succeeds, and otherwise to `exit code 3`, `SIGTERM` or `ENOENT`. Its output is sanitized and
 * written to stderr line by line. Resolves when all processes have closed the output. When the signal aborts, stops all processes and waits for them:
 * the next watch starts with the same call, and the command must not run twice at the same time.
 */
export async function runCommand(
  command: string,
  { clock, cwd, env, input, platform, signal, stderr }: CommandOptions,
): Promise<string | undefined> {
  const hasGroups = platform !== "win32";
  const child = spawn(command, { shell: true, stdio: "pipe", cwd, env, detached: hasGroups });
  child.stdin.on("error", () => undefined); // the command may not read its input
  child.stdin.end(input);
  const outputs = [child.stdout, child.stderr];
  const group = new ProcessGroup(child, { hasGroups });
  const ended = Promise.all([waitForFailure(child), ...outputs.map((output) => print(output, stderr))]);

  let stop: () => void = () => undefined;
  const stopped = new Promise<[string]>((resolve) => {
    stop = () => {
      for (const stream of [child.stdin, ...outputs]) stream.destroy();
      void group.stop(clock).then(() => {
        child.unref();
        resolve(["SIGTERM"]);
      });
    };
  });
  signal.addEventListener("abort", stop);
  if (signal.aborted) stop();
  const [failure] = await Promise.race([ended, stopped]);
  if (signal.aborted) await stopped; // the shell ends before the processes that it has started
  signal.removeEventListener("abort", stop);
  group.release();
  return failure;
}

async function print(output: Readable, stderr: IOStreams["stderr"]): Promise<void> {
  try {
    const texts: AsyncIterable<string> = output.setEncoding("utf8");
    await writeLines(texts, (text) => stderr.write(text));
  } catch {
    // The output was cut off. The exit status tells why.
  }
}

function waitForFailure(child: ChildProcess): Promise<string | undefined> {
  return new Promise((resolve) => {
    child.on("error", (error: NodeJS.ErrnoException) => {
      resolve(error.code ?? error.message);
    });
    child.on("exit", (exitCode, killedBy) => {
      resolve(exitCode === 0 ? undefined : (killedBy ?? `exit code ${exitCode}`));
    });
  });
}
