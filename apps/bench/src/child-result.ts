import { fork } from "node:child_process";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

/** No job takes half as long. */
const LONGEST_MS = 90_000;

/** Which program, the JSON that it is told, and flags for Node. */
export interface ChildOptions {
  program: URL;
  assignment: unknown;
  nodeFlags?: readonly string[];
}

/** Runs a program in a process of its own, which has no settings of the machine's user. Throws when it fails, or takes too long. */
export async function childResult<Result>({ assignment, nodeFlags = [], program }: ChildOptions): Promise<Result> {
  const argument = JSON.stringify(assignment);
  const child = fork(fileURLToPath(program), [argument], {
    env: {},
    execArgv: [...nodeFlags],
    stdio: ["ignore", "ignore", "pipe", "ipc"],
    timeout: LONGEST_MS,
    killSignal: "SIGKILL",
  });
  const complaints = child.stderr ? text(child.stderr) : Promise.resolve("");
  try {
    return await new Promise<Result>((resolve, reject) => {
      child.once("message", (message) => {
        resolve((message as { result: Result }).result); // from the program
      });
      child.once("error", reject);
      child.once("exit", (code, signal) => {
        complaints.then((said) => {
          reject(new Error(`${argument} ended with ${String(code ?? signal)}. ${said}`));
        }, reject);
      });
    });
  } finally {
    child.kill();
  }
}
