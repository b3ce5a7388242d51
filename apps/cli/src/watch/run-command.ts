import { spawn, type ChildProcess } from "node:child_process";
import type { Readable } from "node:stream";
import type { IOStreams } from "../io/io-streams.ts";
import { ProcessGroup } from "./process-group.ts";
import { writeLines } from "./write-lines.ts";

/** What a command is run with. */
export interface CommandOptions extends Pick<IOStreams, "clock" | "cwd" | "env" | "platform" | "signal" | "stderr"> {
  /** What it reads. */
  input: string;
}

/**
 * Runs a command in the shell, and gives `exit code 3`, `SIGTERM` or `ENOENT` where it fails. What it writes goes to stderr, line by line
 * and made safe; it has ended when all have that write there. The signal stops it, with all that it has started, and waits for that: the next
 * watch begins with the same call, and the command must not run next to itself.
 */
export async function runCommand(
  command: string,
  { clock, cwd, env, input, platform, signal, stderr }: CommandOptions,
): Promise<string | undefined> {
  const hasGroups = platform !== "win32";
  const child = spawn(command, { shell: true, stdio: "pipe", cwd, env, detached: hasGroups });
  child.stdin.on("error", () => undefined); // it may well not read
  child.stdin.end(input);
  const outputs = [child.stdout, child.stderr];
  const group = new ProcessGroup(child, { hasGroups });
  const ended = Promise.all([failureOf(child), ...outputs.map((output) => print(output, stderr))]);

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
  if (signal.aborted) await stopped; // the shell ends before what it has started
  signal.removeEventListener("abort", stop);
  group.release();
  return failure;
}

async function print(output: Readable, stderr: IOStreams["stderr"]): Promise<void> {
  try {
    const texts: AsyncIterable<string> = output.setEncoding("utf8");
    await writeLines(texts, (text) => stderr.write(text));
  } catch {
    // It was cut off. Why, the end of the command says.
  }
}

function failureOf(child: ChildProcess): Promise<string | undefined> {
  return new Promise((resolve) => {
    child.on("error", (error: NodeJS.ErrnoException) => {
      resolve(error.code ?? error.message);
    });
    child.on("exit", (exitCode, killedBy) => {
      resolve(exitCode === 0 ? undefined : (killedBy ?? `exit code ${exitCode}`));
    });
  });
}
