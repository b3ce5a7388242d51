import { fork } from "node:child_process";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import type { CandidateName } from "./candidates/candidates.ts";
import type { JobName, JobOrder, JobResult } from "./jobs/jobs.ts";

const WORKER = fileURLToPath(new URL("worker.ts", import.meta.url));
/** No job takes half as long. */
const LONGEST_MS = 90_000;

/** Does a job with a client in a process of its own, which has no settings of the machine's user. Throws when it fails, or takes too long. */
export async function inChild<Name extends JobName>(
  job: Name,
  candidate: CandidateName,
  order: JobOrder<Name>,
): Promise<JobResult<Name>> {
  const child = fork(WORKER, [JSON.stringify({ job, candidate, order })], {
    env: {},
    execArgv: [],
    stdio: ["ignore", "ignore", "pipe", "ipc"],
    timeout: LONGEST_MS,
    killSignal: "SIGKILL",
  });
  const complaints = child.stderr ? text(child.stderr) : Promise.resolve("");
  try {
    return await new Promise<JobResult<Name>>((resolve, reject) => {
      child.once("message", (message) => {
        resolve((message as { result: JobResult<Name> }).result); // from the worker
      });
      child.once("error", reject);
      child.once("exit", (code, signal) => {
        complaints.then((said) => {
          reject(new Error(`${job} with ${candidate} ended with ${String(code ?? signal)}. ${said}`));
        }, reject);
      });
    });
  } finally {
    child.kill();
  }
}
