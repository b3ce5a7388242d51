import { fork } from "node:child_process";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

/** At least twice the time of every workload. */
const TIMEOUT_MS = 90_000;

/** The program, its input (passed as JSON), and flags for Node. */
export interface ChildProcessOptions {
  program: URL;
  input: unknown;
  nodeFlags?: readonly string[];
}

/** Runs a program in a child process with an empty environment, and returns its result. Throws if the program fails or times out. */
export async function runInChildProcess<Result>({
  input,
  nodeFlags = [],
  program,
}: ChildProcessOptions): Promise<Result> {
  const argument = JSON.stringify(input);
  const child = fork(fileURLToPath(program), [argument], {
    env: {},
    execArgv: [...nodeFlags],
    stdio: ["ignore", "ignore", "pipe", "ipc"],
    timeout: TIMEOUT_MS,
    killSignal: "SIGKILL",
  });
  const stderr = child.stderr ? text(child.stderr) : Promise.resolve("");
  try {
    return await new Promise<Result>((resolve, reject) => {
      child.once("message", (message) => {
        resolve((message as { result: Result }).result); // from the program
      });
      child.once("error", reject);
      child.once("exit", (code, signal) => {
        stderr.then((output) => {
          reject(new Error(`${argument} ended with ${String(code ?? signal)}. ${output}`));
        }, reject);
      });
    });
  } finally {
    child.kill();
  }
}
