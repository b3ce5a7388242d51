import { fork } from "node:child_process";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

/** No job takes half as long. */
const TIMEOUT_MS = 90_000;

/** Which program, the JSON that it is told, and flags for Node. */
export interface ChildProcessOptions {
  program: URL;
  input: unknown;
  nodeFlags?: readonly string[];
}

/** Runs a program in a process of its own, which has no settings of the machine's user. Throws when it fails, or takes too long. */
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
